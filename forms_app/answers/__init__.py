"""Raw input to typed values or problems, and everything that is judged from values: pure, without clock or database.

Where things are, from the single answer to the whole report:

address, values, facts, problems    what an answer's place, value, surroundings and faults are made of
kind, kinds/                        one file for each kind of question: reads, shows, describes its answers
plain_text, numerals, dates, laws   what several kinds read alike
primitives, blanks                  what an answer is shown as, and what a blank form leaves room for
placing, visibility, terms          what is asked where, what is shown, and conditions in words
completeness, checks, merging       progress, the review page's findings; what becomes of a stale save
sendable                            the part of a draft that would be sent: content and walk both start from it
content, content_reading            answers to portable content and back
languages                           which answers have a language, and those not in their report's, as portable content
envelope, envelope_reading, import_json   the whole import and export document, its digest
shown, walk, shown_json, snapshot   the report as shown, and as kept when it was sent
schema                              JSON Schema of a form's import file
"""
