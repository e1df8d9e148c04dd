"""The same for the words that a translator sends back: what refuses them, and what is only told."""

from collections.abc import Mapping

from forms_app.web.wording.marking import N_

WORDS: Mapping[str, tuple[str, str]] = {
    "language-differs": (
        N_("the file says that its language is %(language)s, not %(expected)s"),
        N_("choose the other language, or correct the line “Language:” if it is wrong"),
    ),
    "other-form": (
        N_("the file has no sentence of this version’s own"),
        N_("send a file that was downloaded here, translated"),
    ),
    "plural-entry": (
        N_("the entry has a singular and a plural, which sentences of forms have not"),
        N_("delete it, and translate the entry that was downloaded"),
    ),
    "entry-twice": (N_("the same sentence stands in line %(first_line)s already"), N_("delete one of the two entries")),
    "blank-translation": (
        N_("the translation has nothing but spaces"),
        N_("translate the sentence, or leave the translation empty"),
    ),
    "placeholder-lost": (N_("“%(sign)s” is missing in the translation"), N_("write it as it stands in the English")),
    "placeholder-added": (N_("“%(sign)s” does not stand in the English"), N_("delete it, or write it as in the English")),
    "link-lost": (
        N_("the address %(address)s is missing in the translation"),
        N_("write it, or that of the page in the other language"),
    ),
    "markup-differs": (
        N_("the English has %(before)s of the marks “%(sign)s”, the translation has %(after)s"),
        N_("mark the same words as in the English"),
    ),
    "lead-differs": (
        N_("the English begins with “%(lead)s”, the translation does not"),
        N_("begin with the same number or letter"),
    ),
    "unknown-sentence": (
        N_("this version has no sentence of that key"),
        N_("nothing is to be done: the entry is left out"),
    ),
    "sentence-of-block": (
        N_("the sentence belongs to the block %(block)s"),
        N_("translate it in the catalogue of the block; here it is left out"),
    ),
    "english-changed": (
        N_("the English is now “%(now)s”"),
        N_("translate that; until then the old translation is kept, but not shown"),
    ),
    "address-differs": (
        N_("the address %(address)s stands in the English alone"),
        N_("make sure that the other one leads to the same in the other language"),
    ),
    "figures-differ": (
        N_("figures stand in one of the two texts alone: %(figures)s"),
        N_("compare them, unless they are written out in words"),
    ),
    "translation-long": (
        N_("the translation has %(count)s characters, more than the %(most)s that are usual for this sentence"),
        N_("shorten it if you can, and look at the form"),
    ),
    "translation-short": (
        N_("the translation has %(count)s characters, fewer than the %(least)s that are usual for this sentence"),
        N_("make sure that nothing is missing"),
    ),
    "same-as-english": (N_("the translation is the English text"), N_("translate it, unless it is a name")),
}
