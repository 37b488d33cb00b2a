"""Hard cases of who a pronoun points at: whole news items, with leaders, metonyms and namesakes beside the bodies."""

from pathlib import Path

import pytest

import calque_rules
from calque import load_rules
from calque.config import Settings
from calque.document import Document, Source
from calque.extract import text as plain_text

RULES = load_rules(Path(calque_rules.__file__).parent, "calque_rules")

BODY_AS_PERSON = (
    # A leader two paragraphs back, and what only states do.
    "Prime Minister Viktor Orban met reporters in the capital on Monday.\n\nThe talks lasted three hours.\n\n"
    "Hungary buys most of its gas from the east. He imports it through a pipeline under the sea.",
    # A witness in the first paragraph, long left behind.
    "“I saw the smoke,” said Karl Weber, a farmer.\n\nThe fire broke out at noon. Two barns burned down. The road was"
    " closed for hours. Nobody was hurt.\n\nThe city council has promised help. He allocated 200,000 euros for tents.",
    # The seat of a government as its name.
    "President Joe Biden signed the order on Friday.\n\nThe order covers chips. It does not cover software. Traders"
    " shrugged.\n\nBeijing has protested. He imposed tariffs of 15 percent on coal.",
    # An alliance, and its member states' leaders before.
    "Chancellor Olaf Scholz welcomed the decision.\n\nThe decision was expected. It took nine months. Two states had"
    " objected.\n\nNATO has 32 members. He maintains close ties with four partners in Asia.",
    # A ministry after its minister, named once, far back.
    "Minister Ana Pop opened the exhibition.\n\nIt shows coins. Many are of silver. The oldest were struck in Rome. It"
    " is free to enter.\n\nThe ministry has 14 museums. He employs 2,300 people.",
    # A company.
    "Farmer Jan Novak sold his land in 2019.\n\nThe site lay idle. Grass grew. Prices rose again.\n\nThe company bought"
    " two neighbouring fields. She operates 12 wind farms in the region.",
    # His coast, his exports.
    "President Maia Sandu flew to Brussels.\n\nThe summit opened late. It rained. Leaders spoke of grain.\n\nUkraine"
    " exports grain by rail. His ports have been closed since spring.",
    # A border.
    "King Charles visited the hospital on Tuesday.\n\nThe hospital was built in 1950. It has 300 beds.\n\nTurkey"
    " controls the straits. He shares a maritime border with Ukraine and Russia.",
    # News items with others beside the body.
    "Defence Minister Pavlo Danchuk arrived in Vilnius on Thursday.\n\nThe meeting will last two days. "
    "Ammunition is on the agenda.\n\nLithuania has pledged 200 million euros. She also delivered 50 vehicles "
    "in spring.",
    "Turkish President Recep Tayyip Erdogan called the vote historic.\n\nSweden waited 20 months. The "
    "parliament in Budapest voted last.\n\nHungary demanded an apology first. He ratified the accession on "
    "Monday.",
    "Tech entrepreneur Elon Musk wrote about it on X.\n\nThe post was read four million times.\n\nBrazil has "
    "blocked the platform since August. He imposed a fine of five million dollars.",
    "The bank raised its key rate. Analysts were surprised.\n\nThe Bank of England acted a day later. He said "
    "inflation remained too high.",
    "Chancellor Merz visited the plant in May.\n\nThe plant makes batteries. It opened in 2021. Orders are "
    "thin.\n\nVolkswagen plans to cut 4,000 jobs. He employs 120,000 people in Germany.",
    "Ana Brnabic chaired the session.\n\nThe session took nine hours. The vote was close.\n\nSerbia has not "
    "joined the sanctions. She maintains close ties with both sides.",
    "Maria Gomez lost her house.\n\nThe flood came at night. Nine bridges fell. Schools are shut.\n\nThe "
    "Ministry of the Interior has sent 900 troops. He set up 14 camps.",
    "Official Tehran rejects the report. Earlier, he warned the agency against new inspections.",
    "Minister Kuleba spoke in New York.\n\nThe vote was on Friday. 141 states were in favour.\n\nIndia "
    "abstained. He imports most of his arms from Russia.",
)

PERSON_AFTER_ALL = (
    "Turkey's Erdogan was in Sochi. Turkey wants the grain corridor back. He imposed no conditions.",
    "Recep Tayyip Erdogan has ruled for twenty years.\n\nTurkey votes in May. He has good relations with the army.",
    "President Macron arrived late.\n\nHe looked tired. France exports wine to both countries. He imported the idea.",
    "Jordan scored thirty points. Jordan was tired. He exports wine now.",
    "Chad opened the door. He borders on the absurd, that boy.",
    "Georgia was nineteen. She joined the Union of Miners in May.",
    "Israel Katz said so on Monday. Israel has closed the crossing. He closed the port in June.",
    "The hurricane is called Ian. Florida closed the bridges. He is expected on Monday.",
    "Henry Ford hated banks. Ford employed 40,000 people. He employed 9,000 of them in Dearborn.",
    "Michael Dell sold the shares.\n\nDell makes laptops. He employs 130,000 people.",
    "In his speech, Macron was blunt.\n\nGermany has objected. He imposed a deadline.",
    "“We will see,” the king said.\n\nSpain is in recess. He opened the port of Vigo.",
    "The president spoke. His son listened.\n\nThe company has lawyers. He employs 12 of them.",
    "Washington crossed the river at night. He had an army of 2,400 men.",
    "Paris Whitney sang first. Paris was nervous. She joined the Union in March.",
    "The two Smiths were partners. The firm failed. He closed the port office; Anna sold the ships.",
    "A student asked for the book. The library closed its doors. They had left; he had not.",
    "The goddess Kali is feared. India has a thousand temples. She has an army of followers.",
    "Saint George slew the dragon. England took him as patron. He has a fleet of legends.",
    "HMS Victory sailed at dawn. The navy cheered. She joined the fleet off Cadiz.",
    "Mother Teresa came in 1929. India became home. She opened the ports of many hearts.",
    "Manchester United lost. Their manager left. The club needs time. He sold the captain and two defenders.",
    "- Iran\n- Iraq\n\nHe crossed both borders on foot.",
    "Kenya was nine. Kenya hid the letter. She imported nothing but trouble.",
    "Father Nile is old. Egypt lives on him. He feeds the ports of the delta.",
    "Carl von Siemens sailed for Russia. Siemens opened a works in Riga. He employed 80 men there.",
    "Ankara denied the report. It called the claim a lie. It closed the strait.",
    "Turkey's Erdogan in Sochi for talks\n\nTurkey wants the corridor back. He imposed no conditions.",
    "Macron to Kyiv\n\nFrance has sent howitzers. He promised more of them.",
    "“Where is Finland?” she asked.\n\n“Far,” he said. He had a fleet of toy ships.",
)


WORDS_THAT_POINT_NOWHERE = (
    (
        "thing-as-person",
        "The strike has cost millions.\n\nThe contract was drafted in May. If she is rejected, talks go on.",
    ),
    ("it-of-a-person", "Mara Lund grew up in Bergen.\n\nBefore becoming a minister, it played the organ in church."),
    ("gender-flip", "The union met on Friday.\n\nAnna Lund, chair of the union, says he is content."),
    (
        "their-of-one",
        "A tractor hit a man of 40.\n\nA helicopter took him to Oslo, where doctors called their condition grave.",
    ),
    ("nothing-to-point-at", "A bridge fell at noon.\n\nAs the source told the newspaper, nobody was hurt."),
    ("relative-clause", "The rules, who come into force in May, are strict."),
)

PEOPLE_AND_THINGS_AFTER_ALL = (
    "The contract was drafted by Karl Lund. If he is rejected, talks go on.",
    "The candidate read the report. He was adopted as the party's man; the report was not.",
    "The boy was five when the law was passed. He was adopted in May.",
    "Before becoming a minister, it is wise to learn to listen.",
    "Before becoming a museum, it was a mill. As a mill, it ground rye.",
    "They asked the student for their number. They had left it at home.",
    "The twins fell. A helicopter took them to Oslo, where doctors called their condition grave.",
    "Anna Lund met the chair of the union. The chair says he is content.",
    "Anna Lund's son, chair of the union, says he is content.",
    "A source called the paper. As the source told the newspaper, nobody was hurt.",
    "The rule, which comes into force in May, binds all who come into the house.",
    "Hurricane Maria is near. She comes into force at night, the fishermen say.",
    "You may have heard the song. You won a prize with it, you wrote in May, and you sang it to your children.",
)

TWO_NAMES = (
    "Karl Petersen met Anna Peterson.",
    "Mario Rossi and Maria Rossa danced.",
    "The Murray River and the River Murray are one.",
    "Takeshi Mori met Takashi Mori.",
    "The World Health Organization (WHO) and the World Trade Organization (WTO) met; the WTO left.",
    "Jón Sigurðsson met Jóna Sigurðardóttir.",
    "The two Smiths came: Smith the baker and Smyth the clerk.",
    "Saint Olaf Church became Saint Olaf Cathedral.",
)
ABOUT_NAMES = (
    "declined-name",
    "misfit-acronym",
    "name-joined-two-ways",
    "one-name-two-orders",
    "names-one-letter-apart",
    "one-body-two-titles",
)


def slips(text: str, *names: str) -> list[str]:
    """What rules find in a text: the words that they mark."""
    source = Source("news.txt", text)
    document = Document(source, tuple(plain_text.extract(source, Settings())))
    return [
        slip.passage.text[slip.start : slip.end]
        for rule in RULES
        if rule.name in names
        for slip in rule.check(document, document.passages)
    ]


@pytest.mark.parametrize("text", BODY_AS_PERSON)
def test_a_body_taken_up_as_a_person_is_found(text: str) -> None:
    assert slips(text, "country-as-person")


@pytest.mark.parametrize("text", PERSON_AFTER_ALL)
def test_silent_where_a_person_may_be_meant(text: str) -> None:
    assert not slips(text, "country-as-person", "whom-of-a-thing")


@pytest.mark.parametrize(("name", "text"), WORDS_THAT_POINT_NOWHERE)
def test_a_word_that_points_nowhere_is_found_across_paragraphs(name: str, text: str) -> None:
    assert len(slips(text, name)) == 1


@pytest.mark.parametrize("text", PEOPLE_AND_THINGS_AFTER_ALL)
def test_silent_where_the_word_fits(text: str) -> None:
    assert not slips(text, *(name for name, _ in WORDS_THAT_POINT_NOWHERE), "you-in-report", "speaker-as-he")


@pytest.mark.parametrize("text", TWO_NAMES)
def test_two_people_keep_two_names(text: str) -> None:
    assert not slips(text, *ABOUT_NAMES)
