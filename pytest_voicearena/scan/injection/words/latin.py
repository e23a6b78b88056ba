"""Words of other languages in Latin letters, without accents."""

from __future__ import annotations

GERMAN = """
ABOVE: oben uber obigen obige obiges vorstehenden
AI: ki assistent* sprachmodell* chatbot*
ALERT: achtung wichtig stopp dringend
ALL: alle alles allen aller samtliche samtlichen jede jegliche
ARE: bist sind seien
ART: bist
CONTEXT: informationen gesagte gesagtes kontext dokumente artikel text texte
DESPITE: abweichend entgegen trotz ungeachtet
DONE: gemacht leistung erledigt ubertroffen
DROP: lassen lass losche loschen beende setze
FOLLOW: folge folgen befolge befolgen beachte beachten hore halte
FROM: ab von
HIDDEN: systemprompt* systemanweisung* ursprunglichen geheimen geheime vollstandigen interne
    internen system
NEW: neue neuen neuer neues weitere weiteren nachste folgende folgenden zweite
NONE: keine keinerlei ohne
NOT: nicht kein keine keinen niemals nie ohne
NOTE: hinweis nachricht anmerkung achtung
NOW: sofort jetzt nun fortan ab
ORDERS: anweisung* instruktion* vorgaben vorgabe anleitung* weisung* richtlinie*
    systemprompt* prompt* systemanweisung*
OVERRIDE: ignoriere ignorieren ignorier ignoriert ignorierst missachte missachten vergiss
    vergessen vergesst vergesse ubergehe ubergehen umgehe umgehen uberschreibe uberschreiben
    streichen streiche verwirf
PRAISE: gut ausgezeichnete grossartig hervorragend* super fantastisch sehr
PRESENT: vorzeigen
PRIOR: vorherigen vorherige vorheriger vorheriges vorigen bisherigen bisherige bisher obigen
    obige obiges oben davor vorher zuvor vorangegangenen vorangehenden fruheren vorstehenden
PROMPT: prompt* systemprompt* anweisungen instruktionen prompttext*
REPEAT: wiederhole wiederholen drucke drucken ausgeben gib geben kopiere
REVEAL: verrate verraten offenbare preisgeben enthulle
ROLEPLAY: stell tu verhalte spiele fungieren fungiere auftreten agiere
RULES: regeln befehle befehlen befehl auftrage auftragen aufgaben angaben einschrankung*
    beschrankung* regelungen ausfuhrungen
SAID: gesagt besprochen gesagte gesprochen geschrieben
SAY: sage sag sagen schreibe schreib antworte antworten
SECRET: passwort passworter kennwort geheimnis zugangsdaten schlussel
SHOW: zeige zeig zeigen nenne nennen schreibe schreib schreiben sag sage sagen vorzeigen
TASK: aufgabe aufgaben anweisungen auftrag befehl frage
WHAT: was wie welche welches
WORD: wort
YOU: du dir dich sie
YOUR: deine deinen deiner deines dein ihre ihren ihrer ihres
BOSS: entwickler firma hersteller
TALK: gesprach unterhaltung
GIVEN: gegeben bekommen erhalten
"""
FRENCH = """
ABOVE: precede dessus precedents
AI: ia modele
ALL: tout toutes tous toute
ARE: es etes
ART: es etes
DROP: laisse abandonne* desactive*
FOLLOW: suis suivez respecte
FROM: depuis partir
HIDDEN: systeme cachees secretes initiales internes
NEW: nouvelle nouvelles nouveau nouveaux suivantes
NONE: n'as n'avais sans aucune aucun
NOT: ne pas jamais sans aucune
NOTE: remarque attention
NOW: maintenant desormais
ORDERS: instructions instruction consignes consigne directives prompt
OVERRIDE: ignore ignorez ignorer oublie oubliez oublier neglige outrepasse contourne*
PRIOR: precedentes precedente precedents precedent anterieures ci-dessus dessus avant
    auparavant anterieurs
PROMPT: prompt invite consignes instructions
REPEAT: repete repetez repeter affiche affichez recopie*
REVEAL: revele revelez reveler divulgue* devoile*
ROLEPLAY: agis fais comporte imagine
RULES: limite limites regle regles ordres restrictions taches
SAID: dit ecrit demande
SAY: dis dites reponds repondez ecris
SECRET: secret secrets identifiants
SHOW: montre montrez donne donnez dis dites ecris ecrivez
TASK: tache consigne mission
WHAT: quelles quelle quel quels
WORD: mot
YOU: tu vous
YOUR: ton tes ta votre vos
BOSS: entreprise createurs
TALK: conversation
GIVEN: donne donnees recu recues
"""
SPANISH = """
ABOVE: arriba anterior
AI: ia asistente modelo
ALL: todo todas todos toda cualquier
ARE: eres seras es
ART: eres seras
FOLLOW: sigue sigas obedezcas
FROM: partir desde
HIDDEN: sistema ocultas secretas iniciales internas
NEW: nueva nuevas nuevo nuevos siguientes
NONE: sin ningun ninguna
NOT: no nunca sin
NOTE: nota mensaje
NOW: ahora
ORDERS: instrucciones instruccion indicaciones directrices directivas prompt
OVERRIDE: ignora ignore ignorar olvida olvide olvidar olvidate omite descarta haz desobedece
PRIOR: anteriores anterior previas previa previos antes arriba precedentes
PROMPT: prompt instrucciones
REPEAT: repite repita repetir imprime muestra muestrame
REVEAL: revela revele revelar divulga*
ROLEPLAY: actua finge comportate imagina
RULES: limites reglas ordenes restricciones limitaciones normas tareas
SAID: dije dicho digo dicha
SAY: di diga responde escribe dices decir
SECRET: contrasena clave secreto credenciales
SHOW: dime di diga escribe dame cuentame dices
TASK: tarea instruccion mision
WHAT: que cual cuales
WORD: palabra
YOU: tu usted
YOUR: tu tus su sus
BOSS: creadores jefes empresa
TALK: conversacion
GIVEN: dado dieron recibido
"""
ITALIAN = """
ABOVE: sopra
AI: ia assistente modello
ALL: tutte tutto tutti tutta
ARE: sei sarai
ART: sei sarai
FOLLOW: seguire segui
FROM: da
HIDDEN: sistema nascoste segrete iniziali interne
NEW: nuovo nuova nuove nuovi seguenti
NONE: senza nessuna
NOT: non mai senza
NOTE: nota messaggio
NOW: momento ora adesso
ORDERS: istruzioni istruzione direttive indicazioni prompt
OVERRIDE: ignora ignorare ignorate dimentica dimenticare dimenticate scavalca trascura
PRIOR: precedenti precedente prima sopra finora anteriori
REPEAT: ripeti ripetere stampa mostra mostrami
REVEAL: rivela rivelare rivelami svela*
ROLEPLAY: agisci fingi comportati immagina
RULES: limiti regole ordini restrizioni limitazioni comandi compiti
SAID: detto scritto
SAY: rispondi scrivi
SECRET: segreto credenziali chiave
SHOW: dimmi dammi scrivi
TASK: compito istruzione
WHAT: quali quale cosa
WORD: parola
YOU: tu
YOUR: tue tuoi tuo tua vostre sue
TALK: conversazione
GIVEN: dato ricevuto
"""
PORTUGUESE = """
ABOVE: acima
AI: ia assistente modelo
ALL: todas tudo todos qualquer
ARE: es sera
FOLLOW: segue siga seguir sigas
FROM: partir desde
HIDDEN: sistema ocultas secretas iniciais internas
NEW: nova novas novo novos seguintes
NONE: sem nenhuma
NOT: nao nunca sem
NOTE: nota mensagem
NOW: agora
ORDERS: instrucoes instrucao diretrizes orientacoes prompt
OVERRIDE: ignore ignora ignorar esqueca esquece esquecer desconsidere desconsidera
PRIOR: anteriores anterior previas acima antes precedentes
REPEAT: repita repetir imprima mostre mostra exiba
REVEAL: revele revelar revela divulgue
ROLEPLAY: aja finja comporte
RULES: limites regras ordens restricoes limitacoes comandos tarefas
SAID: disse dito falei
SAY: diga responda escreva
SECRET: senha segredo credenciais chave
SHOW: diga escreva conte
TASK: tarefa instrucao
WHAT: quais qual
WORD: palavra
YOU: voce
YOUR: suas seus sua seu tuas teus
TALK: conversa
GIVEN: deram recebeu
"""
DUTCH = """
ABOVE: hierboven bovenstaande
AI: assistent taalmodel
ALL: alle alles
ARE: bent
ART: bent
FROM: vanaf
HIDDEN: systeemprompt systeeminstructies systeem geheime verborgen oorspronkelijke
NEW: nieuwe volgende
NONE: geen zonder
NOT: niet geen nooit zonder
NOTE: opmerking bericht
NOW: nu voortaan
ORDERS: instructies instructie richtlijnen aanwijzingen systeemprompt
OVERRIDE: negeer negeren vergeet vergeten omzeil overschrijf
PRIOR: vorige eerdere voorgaande bovenstaande hiervoor daarvoor
REPEAT: herhaal print toon
REVEAL: onthul verklap
ROLEPLAY: gedraag speel
RULES: regels bevelen opdrachten beperkingen taken
SAID: gezegd besproken
SAY: zeg antwoord schrijf
SECRET: wachtwoord geheim sleutel
SHOW: zien laat geef vertel schrijf zeg
TASK: taak opdracht instructie
WHAT: wat welke
WORD: woord
YOU: jij je u
YOUR: jouw je uw
TALK: gesprek
"""
POLISH = """
ABOVE: powyzej powyzsze
AI: asystent* model
ALL: wszystkie wszystkich wszystko wszelkie
ARE: jestes
ART: jestes
FROM: od
HIDDEN: systemowy systemowe ukryte tajne poczatkowe
NEW: nowe nowa nowy nastepujace
NONE: zadne zadnych bez
NOT: nie nigdy bez
NOW: teraz
ORDERS: instrukcje instrukcji polecenia polecen wytyczne wytycznych prompt
OVERRIDE: zignoruj ignoruj ignorowac zapomnij zapomniec pomin obejdz
PRIOR: poprzednie poprzednich wczesniejsze wczesniejszych powyzsze powyzszych dotychczasowe
REPEAT: powtorz wypisz wyswietl
REVEAL: ujawnij zdradz
ROLEPLAY: udawaj zachowuj wyobraz
RULES: zasad* regul* reguly regul ograniczenia rozkazy zadania
SAY: powiedz odpowiedz napisz
SECRET: haslo hasla tajemnice klucz
SHOW: pokaz podaj napisz powiedz
TASK: zadanie instrukcja polecenie
WHAT: jakie jaki jaka
WORD: slowo
YOU: ty
YOUR: twoje swoje twoich swoich twoj swoj
TALK: rozmowe rozmowy
"""
TURKISH = """
ALL: tum butun hepsini herseyi tumunu
HIDDEN: sistem gizli
NEW: yeni
NOW: artik simdi
ORDERS: talimat* yonerge* komut* prompt*
OVERRIDE: yoksay yoksayin unut unutun gormezden gecersiz
PRIOR: onceki yukaridaki onceden evvelki
REPEAT: tekrarla yazdir goster
REVEAL: acikla ifsa
RULES: kural* kisitlama* emir* gorev*
SAY: soyle yaz
SECRET: sifre* parola*
TASK: gorev* talimat*
YOU: sen siz
YOUR: senin sizin
SHOW: yaz goster soyle
WORD: kelimesi kelimesine
NOT: degilsin degil
NONE: hicbir
FOLLOW: uymak
"""
OTHERS = """
ALL: sve svi vsechny semua alla
ORDERS: instrukcije instrukce pokyny instruksi instruktioner upute ohjeet
OVERRIDE: zaboravi ignoriraj zapomen ignorujte abaikan lupakan glem ignorera glom unohda
PRIOR: prethodne predchozi sebelumnya tidigare tidligere
RULES: pravila pravidla aturan regler
"""
