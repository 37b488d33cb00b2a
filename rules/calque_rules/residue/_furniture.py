"""What stands around the article on a web page, as patterns of whole paragraphs in small letters."""

import re
from functools import cache

_NETWORK = (
    "(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|tiktok|viber|vk|pinterest|reddit|google news"
    "|messenger|threads|bluesky)"
)
_NETWORKS = rf"{_NETWORK}(?:(?:, | and | or |, and | / ){_NETWORK})*"
_PIECE = "(?:article|story|post|page|news|news item|video)"
_ERROR = r"(?:a|an|any) (?:error|mistake|typo|bug)s?(?: in the text)?"
_CTRL_ENTER = r"(?:please )?(?:select|highlight|mark) .{0,60}(?:press|hit|click) ctrl ?[+-]? ?enter.{0,30}"
_NEWSLETTER = r"(?:[\w'’-]+ ){0,3}(?:newsletters?|channel|page|mailing list|group|podcast)"
_SIGN_UP = r"(?:subscribe|sign up|register)(?: here| now| today)?"
_AGENCY = (
    "(?:reuters|ap|afp|epa|dpa|tass|ria novosti|xinhua|ukrinform|unian|anadolu|getty(?: images)?|shutterstock|alamy"
    "|unsplash|pixabay|pexels|istock(?:photo)?|depositphotos|imago|press service|archives?|screenshot|social media"
    "|open sources|internet|file photo|illustrative photo)"
)

CERTAIN = (
    r"comments? (?:are|is|ha(?:ve|s) been) (?:now |currently )?(?:closed|disabled|turned off)(?: (?:for|on) .{1,60})?",
    r"commenting (?:on this \w+ )?is (?:now |currently )?(?:closed|disabled)",
    r"be the first to (?:leave a )?comment(?: on this \w+)?",
    r"(?:please )?(?:log ?in|sign in|register)(?: or (?:register|sign up))? to (?:post|leave|add) (?:a )?comments?",
    r"(?:you must be (?:logged|signed) in to|only registered users can) (?:post|leave) (?:a )?comments?",
    r"your e-?mail address will not be published\.?(?: required fields are marked ?\*?)?",
    rf"share (?:this {_PIECE}|(?:this {_PIECE} |this )?(?:on|via|to|with) {_NETWORKS})(?: with your friends)?",
    rf"print this {_PIECE}",
    rf"(?:found|noticed|see|spotted) {_ERROR}\? {_CTRL_ENTER}",
    rf"if you (?:have )?(?:find|notice|found|noticed|see|spot) {_ERROR},? {_CTRL_ENTER}",
    r"(?:article|story|text|post) continues (?:below|after)(?: (?:this |the )?(?:ads?|advertisement|advertising))?",
    r"(?:advertisement|advertising|ad)\W+(?:continue reading|keep reading|scroll (?:down )?to continue"
    r"|scroll for more|(?:article|story) continues).{0,40}",
    r"(?:continue reading|scroll down|scroll to continue reading|keep reading) (?:below|after) (?:the |this )?ad\w*",
    r"(?:please )?enable javascript to (?:view|see) the comments.{0,40}",
    r"your browser does not support (?:the video tag|html5 video|this video|iframes)",
    r"by (?:using|visiting|continuing to (?:use|browse)) (?:this|our) (?:web)?site,? you (?:agree|consent) to .{1,80}"
    r"cookies.*",
    rf"(?:this|the) {_PIECE} (?:may )?contains? affiliate links\b.{{0,200}}",
    r"(?:photo|image|picture)s?(?: credits?)?[:.–-] ?all rights reserved",
    rf"(?:click|tap) (?:here|this link) to (?:subscribe to|join|sign up (?:for|to)) our {_NEWSLETTER}.{{0,40}}",
    rf"{_SIGN_UP} (?:for|to) our (?:[\w'’-]+ ){{0,3}}newsletters?",
    rf"(?:image|photo|picture)s? (?:copyright|source|credit)s? ?[:=,]? ?{_AGENCY}(?: ?[/,|] ?[\w ]{{2,30}})?",
    r"(?:(?:responsible|duty|executive|managing) editor|editor[- ]in[- ]charge|proofread(?:er|ing)) ?[:：] ?.{2,40}",
    r"original title ?[:：] ?.{3,150}",
    r"click (?:here )?to (?:enter|view|go to) the (?:topic|special|album|gallery|next page|original).{0,40}",
    r"(?:this|the) (?:article|content|story) is (?:only )?(?:available )?(?:for|to) (?:premium )?subscribers(?: only)?",
)
"""What is never part of a text, as a whole paragraph."""

_COMMENTS = (
    r"leave a (?:comment|reply)(?: cancel reply)?|\d+ comments?|no comments(?: yet)?|comments ?\(\d+\)",
    r"(?:write|add|post|leave) (?:a|your) comment|(?:view|show|see|read)(?: all)?(?: \d+)? comments(?: ?\(\d+\))?",
    r"join the (?:conversation|discussion)|there are no comments yet",
    r"(?:let us know|tell us) in the comments(?: below)?",
)

_SHARING = (
    rf"(?:follow|find|read|like|join|watch) (?:us|our \w+) (?:on|in) {_NETWORKS}.{{0,40}}",
    rf"subscribe(?: to (?:us|the channel|our \w+))? (?:on|in) {_NETWORKS}.{{0,60}}",
    rf"(?:subscribe to|join|read) our {_NETWORK} (?:channel|page|group|chat).{{0,60}}",
    rf"{_NETWORK}(?:[ |/·•]+(?:{_NETWORK}|e-?mail|print|copy link))+|share ?[:|] ?{_NETWORKS}",
    r"share (?:this|on|via|with friends|(?:by|via) e-?mail)|copy link|send (?:by|via) e-?mail",
)

_SUBSCRIBING = (
    rf"(?:subscribe to|join|sign up (?:for|to)|follow) our {_NEWSLETTER}.{{0,60}}",
    r"(?:subscribe|sign up) (?:here|now|today)",
    r"click here to (?:subscribe|share|comment|print|read (?:more|the full \w+)|view comments).{0,40}",
    r"(?:get|receive) (?:our|the) (?:[\w'’-]+ ){0,3}(?:news|newsletter|stories|headlines)"
    r" (?:delivered )?(?:straight |directly )?(?:to|in) your (?:inbox|e-?mail)",
    r"(?:enter|type) your e-?mail(?: address)?(?: here)?|thank you for (?:subscribing|signing up)",
    r"already a (?:subscriber|member)\? (?:log|sign) in.{0,20}",
    r"sign in to continue reading|(?:log|sign) in to read more",
    r"(?:subscribe|register|log in|sign in)(?: now| for free)? to (?:continue|keep) reading",
    r"you have reached your (?:monthly )?limit of free articles.{0,80}",
)

_COOKIES = (
    r"(?:we use|this (?:web)?site uses|we and our partners use) cookies(?: (?:to|on|for|in order to|and)\b.{0,250})?",
    r"accept (?:all )?cookies|accept all|accept and (?:close|continue)|cookie settings",
    r"privacy policy(?: ?[|·•/] ?(?:terms of (?:use|service)|cookie policy|contacts?|imprint))+",
)

_READING_ON = (
    r"read (?:more|also|next|on|the full (?:article|story))|also read|(?:continue|keep) reading",
    r"(?:read more|read also|also read|see more|more on (?:the|this) topic): .{3,120}",
    r"read the (?:original|full|whole|complete) (?:(?:article|story|post|text|version) )?(?:here|on the website)",
    r"related (?:articles?|news|stories|posts|topics|materials|content)|you may also (?:like|be interested in)",
    r"recommended for you|(?:more )?(?:on|about) (?:this|the same) topic|trending now|editor['’]s picks?|more news",
    r"most (?:read|popular|viewed|commented)|print version|(?:back|go) to (?:the )?top|download as pdf|save as pdf",
    r"skip to (?:main )?content|toggle navigation",
    r"(?:previous|next) (?:article|post)|loading(?:…|\.\.\.)|loading comments",
    r"listen to (?:this|the) (?:article|story)(?: ?\(.{1,15}\))?",
    r"reading time:? \d+ min(?:ute)?s?|\d+ min(?:ute)?s? read",
)

_NOTICES = (
    r"advertisement|advertising|sponsored(?: content)?|promoted content|paid content|story continues",
    r"(?:(?:copyright )?© ?(?:\d{4} )?.{0,40})?all rights reserved",
    r"tags: .{1,120}|report (?:an error|a mistake|a typo)",
    r"this (?:article|story|post|text) (?:was |is )?(?:originally|first) published (?:on|in|at|by) [^.]{2,60}",
    r"originally published (?:on|at|by|in(?! \d)) [^.]{2,60}",
    rf"\(?(?:photos?|images?|pictures?)(?: ?(?:credits?|by|from|source))?: ?{_AGENCY}(?: ?[/,|] ?[\w ]{{2,30}})?\)?",
    r"(?:when|if) (?:using|copying|reprinting|quoting) (?:the |any |our )?(?:site )?materials?.{0,60}"
    r"(?:link|reference).{0,60}(?:required|mandatory|obligatory|compulsory)",
    r"(?:reproduction|reprinting|republication|copying)(?: .{2,50})? is (?:strictly )?(?:prohibited|forbidden).{0,60}",
    r"(?:number of )?views: ?[\d ,.]+|\d[\d ,.]* (?:views|shares|reactions)",
    rf"source ?[:：] ?{_AGENCY}",
    r"(?:last )?(?:updated|modified|published|posted)(?: (?:on|at))? ?[:：]? ?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{1,2}:\d{2}|(?:today|yesterday),? (?:at )?\d{1,2}[:.]\d{2}|\d+ (?:minutes?|hours?|days?) ago).{0,30}",
    r"\d+ (?:minutes?|hours?|days?) ago",
    r"(?:discussion|debate|comments) ?\(\d+\)|keywords?: .{1,120}",
    r"we (?:also )?recommend(?: reading| watching| you (?:to )?(?:read|watch))?: ?.{0,120}",
    r"(?:recommended|similar|popular) (?:articles?|stories|news|materials|videos)",
    r"(?:photo|image|picture) gallery|photo report|watch (?:also|the video(?: below)?)(?: ?[:：] ?.{3,120})?",
)

LIKELY = (*_COMMENTS, *_SHARING, *_SUBSCRIBING, *_COOKIES, *_READING_ON, *_NOTICES)
"""What is part of some texts, but of no article, as a whole paragraph among others."""

UNTRANSLATED = (
    r"(?:jetzt )?weiterlesen(?: mit (?:einem )?abo)?|mehr zum thema",
    r"lesen sie auch|(?:zum )?newsletter(?: abonnieren)?",
    r"anzeige|werbung|kommentare(?: \(\d+\))?|artikel teilen|alle rechte vorbehalten",
    r"lire (?:aussi|la suite|également)|à lire (?:aussi|également)",
    r"publicité|abonnez-vous.{0,60}|tous droits réservés",
    r"partager(?: sur \w+)?|la suite après (?:la|cette) publicité|réservé aux abonnés",
    r"leer (?:más|también)|lea también|publicidad|suscríbete.{0,60}|todos los derechos reservados",
    r"leggi anche|pubblicità|leia (?:mais|também)|publicidade",
    r"citește și|citiți și|publicitate|toate drepturile rezervate",
    r"czytaj (?:też|także|więcej|dalej)|zobacz (?:też|także)|reklama|čtěte také|lees (?:ook|meer|verder)",
    r"читайте (?:также|також)|подробнее|реклама|підписуйтесь.{0,60}",
    r"подписывайтесь.{0,60}|фото: .{2,40}|джерело: .{2,40}",
    r"источник: .{2,40}|devamını oku|ayrıca okuyun|reklam|続きを読む|関連記事|広告",
    r"相关阅读|相關閱讀|阅读全文|اقرأ أيضا",
)
"""The same in the language that the text was translated from; with something behind it, too: “Lire aussi : …”."""

_TRIGGERS = """
comment|join the discussion|join the conversation|e-mail address|email address|your e-mail|your email|by e-mail
by email|via e-mail|via email|leave a reply|share this|share on|share via|share to|share with|share by|copy link
print this|ctrl|story continues|article continues|text continues|post continues|continue reading|keep reading
advertis|scroll |enable javascript|browser does not support|cookie|affiliate links|rights reserved|click here
click this|tap here|tap this|follow us|follow our|find us|read us|like us|join us|find our|read our|like our
join our|subscribe|sign up|your inbox|signing up|sign in|log in|register|free articles|accept all|accept and
privacy policy|read more|read also|read next|read on|read the|also read|see more|the topic|this topic|same topic
related article|related news|related stor|related post|related topic|related material|related content
you may also|recommended for you|trending now|s pick|s’ pick|more news|most read|most popular|most viewed
most commented|print version|to top|to the top|as pdf|skip to|toggle nav|previous article|previous post
next article|next post|loading|listen to th|min read|minute read|minutes read|reading time|promoted content
paid content|sponsored|tags: |report an error|report a mistake|report a typo|originally published
first published|photo:|photos:|image:|images:|picture:|pictures:|credit:|credits:|by:|from:|source:|when using
when copying|when reprinting|when quoting|if using|if copying|if reprinting|if quoting|is prohibited
is forbidden|is strictly|views:|facebook|twitter|telegram|whatsapp|instagram|linkedin|weiterlesen|mehr zum thema
lesen sie auch|newsletter|anzeige|werbung|kommentare|artikel teilen|rechte vorbehalten|lire aussi|lire la suite
lire également|abonnez-vous|publicité|tous droits|partager|aux abonnés|leer más|leer también|lea también
publicidad|suscríbete|todos los derechos|leggi anche|pubblicità|leia mais|leia também|publicidade|citește și
citiți și|publicitate|drepturile rezervate|czytaj |zobacz |reklam|čtěte také|lees ook|lees meer|lees verder
читайте|подробнее|реклама|подписывайтесь|підписуйтесь|фото: |джерело: |источник: |devamını oku|ayrıca okuyun
続きを読む|関連記事|広告|相关阅读|相關閱讀|阅读全文|اقرأ أيضا
copyright|image source|photo source|picture source|images source|photos source|editor:|editor：|editor :
editor in charge|editor-in-charge|proofread|original title|click to|updated|modified|published|posted| ago|discussion
debate|keyword|recommend|similar |popular |gallery|photo report|watch | views| shares| reactions|source :|source：
"""


def triggers() -> frozenset[str]:
    """One of these is in everything that `certainty` knows."""
    return frozenset(_TRIGGERS.strip().replace("\n", "|").split("|"))


def certainty(text: str) -> str:
    """“certain”, “likely”, “untranslated”, or nothing."""
    small = " ".join(text.lower().split()).lstrip("|<>›»«▶→[ ").rstrip("|<>›»«→*] ")
    if _pattern(CERTAIN).fullmatch(small):
        return "certain"
    if _pattern(LIKELY).fullmatch(small):
        return "likely"
    return "untranslated" if _pattern(UNTRANSLATED).fullmatch(small) else ""


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    subject = "(?: ?: ?.{3,120})?" if patterns is UNTRANSLATED else ""
    return re.compile(rf"(?:{'|'.join(patterns)}){subject}[.…!: ]*")
