-- Neovim (0.7 or newer), without anyone's settings: the diagnostics of the file that is open, as a line of JSON, and the
-- buffer after the first fix that is offered for the first of them. $CALQUE_COMMAND starts the server.

local function say(what)
  io.stdout:write(vim.fn.json_encode(what), "\n")
end

local function session()
  local client = vim.lsp.start_client({
    name = "calque",
    cmd = vim.split(vim.env.CALQUE_COMMAND, " "),
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(0, client)
  vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)

  local shown = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, true)[1]
    table.insert(shown, {
      line = one.lnum + 1, text = line:sub(one.col + 1, one.end_col),
      code = one.code or one.user_data.lsp.code, source = one.source, message = one.message,
    })
  end
  say(shown)

  local first = vim.diagnostic.get(0)[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  local asked = vim.lsp.util.make_range_params()
  asked.context = { diagnostics = { { range = asked.range, message = first.message } } }
  local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, 60000)
  for _, action in ipairs(answers[client].result) do
    if action.kind == "quickfix" and action.edit then
      vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
      break
    end
  end
  say(vim.api.nvim_buf_get_lines(0, 0, -1, true))

  vim.lsp.stop_client(client)
  vim.wait(10000, function() return vim.lsp.get_client_by_id(client) == nil end, 50)
end

local well, problem = pcall(session)
if not well then
  io.stderr:write(problem, "\n")
  vim.cmd("cquit!")
end
vim.cmd("qall!")
