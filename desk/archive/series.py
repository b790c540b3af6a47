"""Words by which headlines of a series differ: numbers written out, days, months, seasons, stages of a version."""

_WORDS = """
one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh eighth
ninth tenth eleventh twelfth
eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf erste zweite dritte vierte fünfte sechste
un deux trois quatre cinq sept huit neuf dix premier première deuxième troisième quatrième cinquième
uno dos tres cuatro cinco seis siete ocho nueve diez
primero primera segundo segunda tercero tercera cuarto cuarta quinto
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
januar februar märz mai juni juli oktober dezember
janvier février mars avril juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
januari februari maart mei augustus
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
spring summer autumn winter frühling sommer herbst printemps été automne hiver primavera verano otoño invierno
alpha beta rc q1 q2 q3 q4 ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx
"""
SERIES = frozenset(_WORDS.split())
"""In small letters. They tell a series only where two headlines hold different ones of them."""
