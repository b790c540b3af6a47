"""The words that readers of a newsletter see and that no editor wrote: one file a language.

Each line is a word, `key: text`. What stands in {braces} is filled in, and `more` has a form for each of the language's
plural forms. `KEYS` of `desk.words.printed` says what each
word is for: a new one begins there, and then stands in every file.
"""
