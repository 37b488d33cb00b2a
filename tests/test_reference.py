"""Hard cases of who a pronoun points at: whole news items, with leaders, metonyms and namesakes beside the bodies."""

from pathlib import Path

import pytest

import calque_rules
from calque import load_rules
from calque.config import Settings
from calque.document import Document, Source
from calque.extract import text as plain_text

RULES = {rule.name: rule for rule in load_rules(Path(calque_rules.__file__).parent, "calque_rules")}

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
    "“Where is Finland?” she asked.\n\n“Far,” he said. He had a fleet of toy ships.",
)


def slips(text: str, *names: str) -> list[str]:
    """What rules find in a text: the words that they mark."""
    source = Source("news.txt", text)
    document = Document(source, tuple(plain_text.extract(source, Settings())))
    return [
        slip.passage.text[slip.start : slip.end]
        for name in names
        for slip in RULES[name].check(document, document.passages)
    ]


@pytest.mark.parametrize("text", BODY_AS_PERSON)
def test_a_body_taken_up_as_a_person_is_found(text: str) -> None:
    assert slips(text, "country-as-person")


@pytest.mark.parametrize("text", PERSON_AFTER_ALL)
def test_silent_where_a_person_may_be_meant(text: str) -> None:
    assert not slips(text, "country-as-person", "whom-of-a-thing")
