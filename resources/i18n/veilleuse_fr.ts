<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AcceptDialog</name>
    <message>
        <source>Accept until…</source>
        <translation>Accepter jusqu’au…</translation>
    </message>
    <message numerus="yes">
        <source>Accept %n finding(s) for a while</source>
        <translation>
            <numerusform>Accepter %n constat pour un temps</numerusform>
            <numerusform>Accepter %n constats pour un temps</numerusform>
        </translation>
    </message>
    <message>
        <source>An accepted risk stays in the score. It gets an end date and the name of whoever answers for it, and is printed in the monthly summary.</source>
        <translation>Un risque accepté reste dans le score. Il reçoit une date de fin et le nom de la personne qui en répond, et figure dans la synthèse mensuelle.</translation>
    </message>
    <message>
        <source>for example: the supplier updates it in May</source>
        <translation>par exemple&#xa0;: le fournisseur le met à jour en mai</translation>
    </message>
    <message>
        <source>Accept the risk</source>
        <translation>Accepter le risque</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Renoncer</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Jusqu’au</translation>
    </message>
    <message>
        <source>&amp;By whom</source>
        <translation>&amp;Par qui</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>Pour&amp;quoi</translation>
    </message>
</context>
<context>
    <name>AttackCard</name>
    <message>
        <source>If an attack gets in</source>
        <translation>Si une attaque réussit</translation>
    </message>
    <message>
        <source>Out of 1,000 simulated attacks, how many would stop…</source>
        <translation>Sur 1&#x202f;000 attaques simulées, combien arrêteraient…</translation>
    </message>
    <message>
        <source>It is not known yet on which devices most of the care depends.</source>
        <translation>On ne sait pas encore de quels appareils dépend l’essentiel des soins.</translation>
    </message>
    <message>
        <source>of the establishment’s activity would stop, on average</source>
        <translation>de l’activité de l’établissement s’arrêterait, en moyenne</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>pas encore connu</translation>
    </message>
    <message>
        <source>%1: %2 attacks in 1,000</source>
        <translation>%1&#xa0;: %2 attaques sur 1&#x202f;000</translation>
    </message>
</context>
<context>
    <name>DeviceDetail</name>
    <message>
        <source>Chosen device</source>
        <translation>Appareil choisi</translation>
    </message>
    <message>
        <source>What is known of this device</source>
        <translation>Ce que l’on sait de cet appareil</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Choose a device in the table.</source>
        <translation>Choisissez un appareil dans le tableau.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>cet ordinateur</translation>
    </message>
    <message>
        <source>Why this class</source>
        <translation>Pourquoi cette nature</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Nothing found. Unknown is not good: see the checks.</source>
        <translation>Aucun constat. Mais inconnu ne veut pas dire bon&#xa0;: voyez les contrôles.</translation>
    </message>
    <message>
        <source>No agent speaks for this device: little can be checked.</source>
        <translation>Aucun agent ne parle pour cet appareil&#xa0;: peu de choses sont vérifiables.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>&amp;Nature</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Étiquette</translation>
    </message>
    <message>
        <source>Choose the right class: it is kept and survives every round</source>
        <translation>Choisissez la bonne nature&#xa0;: elle est gardée et survit à chaque ronde</translation>
    </message>
    <message>
        <source>for example: printer, 2nd floor</source>
        <translation>par exemple&#xa0;: imprimante, 2e étage</translation>
    </message>
    <message>
        <source>Never probe</source>
        <translation>Ne jamais l’interroger</translation>
    </message>
    <message>
        <source>This device is only listened to, whatever the round.</source>
        <translation>Cet appareil est seulement écouté, quelle que soit la ronde.</translation>
    </message>
    <message>
        <source>Devices of this class are never probed.</source>
        <translation>Les appareils de cette nature ne sont jamais interrogés.</translation>
    </message>
    <message>
        <source>%1 is now: %2.</source>
        <translation>%1 est maintenant&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Label kept: %1.</source>
        <translation>Étiquette gardée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 is only listened to.</source>
        <translation>%1 est seulement écouté.</translation>
    </message>
    <message>
        <source>%1 may be probed.</source>
        <translation>%1 peut être interrogé.</translation>
    </message>
</context>
<context>
    <name>DeviceRows</name>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu</translation>
    </message>
    <message numerus="yes">
        <source>silent for %n day(s)</source>
        <translation>
            <numerusform>muet, %n j</numerusform>
            <numerusform>muet, %n j</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviceTables</name>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Indices</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Faits</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Ce qui a été vu</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Checks of this device</source>
        <translation>Contrôles de cet appareil</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Lu dans</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Evidence about this device</source>
        <translation>Indices sur cet appareil</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Facts reported by the agent</source>
        <translation>Faits relevés par l’agent</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Search: name, address, maker, class…</source>
        <translation>Chercher&#xa0;: nom, adresse, fabricant, nature…</translation>
    </message>
    <message>
        <source>Search devices</source>
        <translation>Chercher un appareil</translation>
    </message>
    <message>
        <source>Show only one class</source>
        <translation>Ne montrer qu’une nature</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Toutes les natures</translation>
    </message>
    <message>
        <source>No device yet</source>
        <translation>Pas encore d’appareil</translation>
    </message>
    <message>
        <source>Start a round with the button at the top: it begins by listening.</source>
        <translation>Lancez une ronde avec le bouton en haut&#xa0;: elle commence par écouter.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n appareil</numerusform>
            <numerusform>%n appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n device(s)</source>
        <translation>
            <numerusform>%1 sur %n appareil</numerusform>
            <numerusform>%1 sur %n appareils</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Choose rows, or none to speak of all of them. Only a new report proves a fix.</source>
        <translation>Choisissez des lignes, ou aucune pour parler de toutes. Seul un nouveau relevé prouve une correction.</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Ce qui a été vu</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Done: await the proof</source>
        <translation>C’est fait&#xa0;: attendre la preuve</translation>
    </message>
    <message>
        <source>Accept until…</source>
        <translation>Accepter jusqu’au…</translation>
    </message>
    <message>
        <source>The establishment</source>
        <translation>L’établissement</translation>
    </message>
    <message>
        <source>Accepted until %1</source>
        <translation>Accepté jusqu’au %1</translation>
    </message>
    <message numerus="yes">
        <source>Noted for %n finding(s). The next report will prove it.</source>
        <translation>
            <numerusform>C’est noté pour %n constat. Le prochain relevé en fera la preuve.</numerusform>
            <numerusform>C’est noté pour %n constats. Le prochain relevé en fera la preuve.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) accepted until %1. They stay in the score.</source>
        <translation>
            <numerusform>%n constat accepté jusqu’au %1. Il reste dans le score.</numerusform>
            <numerusform>%n constats acceptés jusqu’au %1. Ils restent dans le score.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStepsCard</name>
    <message>
        <source>Do first</source>
        <translation>À faire en premier</translation>
    </message>
    <message numerus="yes">
        <source>See all %n prescription(s)</source>
        <translation>
            <numerusform>Voir l’ordonnance</numerusform>
            <numerusform>Voir les %n ordonnances</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to prescribe today. The next round may find more.</source>
        <translation>Rien à prescrire aujourd’hui. La prochaine ronde trouvera peut-être autre chose.</translation>
    </message>
    <message>
        <source>See how</source>
        <translation>Voir comment</translation>
    </message>
    <message>
        <source>See how: %1</source>
        <translation>Voir comment&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Étape %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the command: %1</source>
        <translation>Copier la commande&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copié.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Opening the establishment’s data…</source>
        <translation>Ouverture des données de l’établissement…</translation>
    </message>
    <message>
        <source>Establishment without a name</source>
        <translation>Établissement sans nom</translation>
    </message>
    <message>
        <source>No round yet</source>
        <translation>Aucune ronde pour l’instant</translation>
    </message>
    <message>
        <source>Round under way (%1)</source>
        <translation>Ronde en cours (%1)</translation>
    </message>
    <message>
        <source>Last round %1 (%2), stopped before its end; what it learnt is kept</source>
        <translation>Dernière ronde %1 (%2), arrêtée avant la fin&#x202f;; ce qu’elle a appris est gardé</translation>
    </message>
    <message>
        <source>Last round %1 (%2)</source>
        <translation>Dernière ronde %1 (%2)</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Opening…</source>
        <translation>Ouverture…</translation>
    </message>
    <message>
        <source>The establishment’s data is encrypted and is being unlocked.</source>
        <translation>Les données de l’établissement sont chiffrées&#x202f;; elles sont en train d’être ouvertes.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
</context>
<context>
    <name>Identifying</name>
    <message>
        <source>set by hand</source>
        <translation>fixée à la main</translation>
    </message>
    <message>
        <source>nothing speaks for any class yet</source>
        <translation>rien n’indique encore ce que c’est</translation>
    </message>
    <message>
        <source>%1 sure</source>
        <translation>sûr à %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n élément</numerusform>
            <numerusform>%n éléments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Prescribing</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message>
        <source>of doubt</source>
        <translation>de doute</translation>
    </message>
    <message>
        <source>0 pts</source>
        <translation>0 pt</translation>
    </message>
    <message>
        <source>see why</source>
        <translation>voir pourquoi</translation>
    </message>
    <message>
        <source>−%1 of damage</source>
        <translation>−%1 de dégâts</translation>
    </message>
    <message>
        <source>To find out</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>−%1 of doubt</source>
        <translation>−%1 de doute</translation>
    </message>
</context>
<context>
    <name>PrescriptionDetail</name>
    <message>
        <source>Chosen prescription</source>
        <translation>Ordonnance choisie</translation>
    </message>
    <message>
        <source>How, and where</source>
        <translation>Comment, et où</translation>
    </message>
    <message>
        <source>How to do it</source>
        <translation>Comment faire</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n constat</numerusform>
            <numerusform>%n constats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrescriptionsPage</name>
    <message>
        <source>Prescription</source>
        <translation>Ordonnance</translation>
    </message>
    <message>
        <source>Prescriptions, best first</source>
        <translation>Ordonnances, la meilleure d’abord</translation>
    </message>
    <message>
        <source>Prescriptions</source>
        <translation>Ordonnances</translation>
    </message>
    <message numerus="yes">
        <source>%n prescription(s), the best gain for each hour of work first.</source>
        <translation>
            <numerusform>%n ordonnance.</numerusform>
            <numerusform>%n ordonnances, celle qui rapporte le plus par heure de travail en premier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is prescribed yet</source>
        <translation>Rien n’est encore prescrit</translation>
    </message>
    <message>
        <source>Start a round with the button at the top: prescriptions follow from it.</source>
        <translation>Lancez une ronde avec le bouton en haut&#xa0;: les ordonnances en découlent.</translation>
    </message>
    <message>
        <source>Nothing to prescribe today</source>
        <translation>Rien à prescrire aujourd’hui</translation>
    </message>
    <message>
        <source>Everything that was observed is in order. The next round may find more.</source>
        <translation>Tout ce qui a été observé est en ordre. La prochaine ronde trouvera peut-être autre chose.</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Not answered yet.</source>
        <translation>Pas encore de réponse.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Not applicable here</source>
        <translation>Sans objet ici</translation>
    </message>
    <message>
        <source>Last answer: %1, on %2, by %3.</source>
        <translation>Dernière réponse&#xa0;: %1, le %2, par %3.</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Réponse de</translation>
    </message>
    <message>
        <source>True on</source>
        <translation>Vrai le</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Précision (facultative)</translation>
    </message>
    <message>
        <source>Answer kept. The score takes it into account.</source>
        <translation>Réponse gardée. Le score en tient compte.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Preview of the monthly summary</source>
        <translation>Aperçu de la synthèse mensuelle</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>Mise en page…</translation>
    </message>
    <message>
        <source>This takes a second.</source>
        <translation>Cela prend une seconde.</translation>
    </message>
    <message>
        <source>No summary yet</source>
        <translation>Pas encore de synthèse</translation>
    </message>
    <message>
        <source>Start a round with the button at the top: the summary is made from it.</source>
        <translation>Lancez une ronde avec le bouton en haut&#xa0;: la synthèse en est tirée.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Monthly summary for the director</source>
        <translation>Synthèse mensuelle pour la direction</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Scan journal…</source>
        <translation>Journal des rondes…</translation>
    </message>
    <message>
        <source>Every packet that rounds have sent, to show a supplier</source>
        <translation>Chaque paquet envoyé par les rondes, à montrer à un fournisseur</translation>
    </message>
    <message>
        <source>Page %1 of the monthly summary</source>
        <translation>Page %1 de la synthèse mensuelle</translation>
    </message>
    <message>
        <source>Save the monthly summary</source>
        <translation>Enregistrer la synthèse mensuelle</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save the scan journal</source>
        <translation>Enregistrer le journal des rondes</translation>
    </message>
    <message>
        <source>veilleuse-journal.txt</source>
        <translation>veilleuse-journal.txt</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>RoundControl</name>
    <message>
        <source>Start a round</source>
        <translation>Lancer une ronde</translation>
    </message>
    <message>
        <source>Listens only: a few multicast questions, nothing else is sent</source>
        <translation>Écoute seulement&#xa0;: quelques questions à la cantonade, rien d’autre n’est envoyé</translation>
    </message>
    <message>
        <source>Adds a slow sweep; medical devices are never touched</source>
        <translation>Ajoute un balayage lent&#x202f;; les appareils médicaux ne sont jamais touchés</translation>
    </message>
    <message>
        <source>Examines known computers, servers and network gear</source>
        <translation>Examine les ordinateurs, serveurs et équipements de réseau connus</translation>
    </message>
    <message>
        <source>Progress of the round</source>
        <translation>Avancement de la ronde</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop the round</source>
        <translation>Arrêter la ronde</translation>
    </message>
    <message>
        <source>How the round works: %1</source>
        <translation>Manière de faire la ronde&#xa0;: %1</translation>
    </message>
    <message>
        <source>A demonstration has no network: there is nothing to make a round of.</source>
        <translation>Une démonstration n’a pas de réseau&#xa0;: il n’y a pas de ronde à faire.</translation>
    </message>
    <message>
        <source>Stopping; what was learnt is kept…</source>
        <translation>Arrêt en cours&#x202f;; ce qui est appris est gardé…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
</context>
<context>
    <name>SinceCard</name>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>The next round will be compared with this one.</source>
        <translation>La prochaine ronde sera comparée à celle-ci.</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Depuis le %1</translation>
    </message>
    <message>
        <source>No device and no finding has changed.</source>
        <translation>Aucun appareil et aucun constat n’a changé.</translation>
    </message>
    <message>
        <source>The score stays at %1.</source>
        <translation>Le score reste à %1.</translation>
    </message>
    <message>
        <source>The score improves from %1 to %2.</source>
        <translation>Le score s’améliore de %1 à %2.</translation>
    </message>
    <message>
        <source>The score worsens from %1 to %2.</source>
        <translation>Le score se dégrade de %1 à %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) resolved and proven: %1</source>
        <translation>
            <numerusform>%n constat résolu et prouvé&#xa0;: %1</numerusform>
            <numerusform>%n constats résolus et prouvés&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new finding(s): %1</source>
        <translation>
            <numerusform>%n nouveau constat&#xa0;: %1</numerusform>
            <numerusform>%n nouveaux constats&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new device(s): %1</source>
        <translation>
            <numerusform>%n nouvel appareil&#xa0;: %1</numerusform>
            <numerusform>%n nouveaux appareils&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) no longer seen: %1</source>
        <translation>
            <numerusform>%n appareil n’est plus vu&#xa0;: %1</numerusform>
            <numerusform>%n appareils ne sont plus vus&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s).</source>
        <translation>
            <numerusform>%1 et %n autre.</numerusform>
            <numerusform>%1 et %n autres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s) fallen silent</source>
        <translation>
            <numerusform>%n agent devenu muet</numerusform>
            <numerusform>%n agents devenus muets</numerusform>
        </translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Montrer %1</translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message>
        <source>Exposure</source>
        <translation>Exposition</translation>
    </message>
    <message>
        <source>Score: %1 out of 100</source>
        <translation>Score&#xa0;: %1 sur 100</translation>
    </message>
    <message>
        <source>/ 100</source>
        <translation>/ 100</translation>
    </message>
    <message>
        <source>Provisional score</source>
        <translation>Score provisoire</translation>
    </message>
    <message>
        <source>Lower is better · ± %1</source>
        <translation>Plus bas, c’est mieux · ± %1</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>Niveau %1</translation>
    </message>
    <message>
        <source>Too few devices are known to rely on this score.</source>
        <translation>Trop peu d’appareils sont connus pour se fier à ce score.</translation>
    </message>
    <message>
        <source>0, the best</source>
        <translation>0, le mieux</translation>
    </message>
    <message>
        <source>100, the worst</source>
        <translation>100, le pire</translation>
    </message>
    <message>
        <source>Everything that counts was observed: nothing blurs this score.</source>
        <translation>Tout ce qui compte a été observé&#xa0;: rien ne brouille ce score.</translation>
    </message>
    <message>
        <source>What is not known yet could bring this score down to %1 or up to %2.</source>
        <translation>Ce qui n’est pas encore connu pourrait ramener ce score à %1 ou le porter à %2.</translation>
    </message>
    <message>
        <source>The best level. Keep the rounds going.</source>
        <translation>Le meilleur niveau. Continuez les rondes.</translation>
    </message>
    <message>
        <source>To reach level %1:</source>
        <translation>Pour atteindre le niveau %1&#xa0;:</translation>
    </message>
    <message>
        <source>bring the score under %1 (%2 to go)</source>
        <translation>ramener le score sous %1 (encore %2)</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Ce qui est vu</translation>
    </message>
    <message>
        <source>of what matters was observed (%1 of %2 checks)</source>
        <translation>de ce qui compte est observé (%1 contrôles sur %2)</translation>
    </message>
    <message>
        <source>computers have an agent</source>
        <translation>ordinateurs ont un agent</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Something unexpected happened. Nothing that was already saved is lost. Try again; if it comes back, copy the details for whoever helps you.</source>
        <translation>Un imprévu est survenu. Rien de ce qui était enregistré n’est perdu. Réessayez&#x202f;; si cela se répète, copiez les détails pour la personne qui vous aide.</translation>
    </message>
    <message>
        <source>less than 1%</source>
        <translation>moins de 1&#x202f;%</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1 pts</source>
        <translation>%1&#xa0;pts</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1&#xa0;h %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>il y a %n&#xa0;min</numerusform>
            <numerusform>il y a %n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>il y a %n&#xa0;h</numerusform>
            <numerusform>il y a %n&#xa0;h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrendCard</name>
    <message>
        <source>Twelve months</source>
        <translation>Douze mois</translation>
    </message>
    <message>
        <source>Drawing the chart…</source>
        <translation>Tracé de la courbe…</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>En tableau</translation>
    </message>
    <message>
        <source>As a chart</source>
        <translation>En courbe</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Fourchette</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Score by day</source>
        <translation>Score par jour</translation>
    </message>
    <message>
        <source>The curve begins with the first round.</source>
        <translation>La courbe commence avec la première ronde.</translation>
    </message>
    <message>
        <source>One measure so far, on %1. The curve begins with the next one.</source>
        <translation>Une seule mesure, le %1. La courbe commence avec la prochaine.</translation>
    </message>
    <message>
        <source>From %1 on %2 to %3 today: less exposed.</source>
        <translation>De %1 le %2 à %3 aujourd’hui&#xa0;: moins exposé.</translation>
    </message>
    <message>
        <source>From %1 on %2 to %3 today: more exposed.</source>
        <translation>De %1 le %2 à %3 aujourd’hui&#xa0;: plus exposé.</translation>
    </message>
    <message>
        <source>From %1 on %2 to %3 today: as exposed as then.</source>
        <translation>De %1 le %2 à %3 aujourd’hui&#xa0;: autant exposé qu’alors.</translation>
    </message>
</context>
<context>
    <name>WelcomeCard</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Welcome. Let us look at your network together.</source>
        <translation>Bienvenue. Regardons ensemble votre réseau.</translation>
    </message>
    <message>
        <source>A first round takes less than a minute. It gives one score, what it rests on, and what to do first.</source>
        <translation>Une première ronde prend moins d’une minute. Elle donne un score, ce sur quoi il repose, et ce qu’il faut faire en premier.</translation>
    </message>
    <message>
        <source>listen to what devices announce on the network</source>
        <translation>écoute ce que les appareils annoncent sur le réseau</translation>
    </message>
    <message>
        <source>ask a few multicast questions, as printers and televisions do</source>
        <translation>pose quelques questions à la cantonade, comme le font imprimantes et télévisions</translation>
    </message>
    <message>
        <source>examine this computer: updates, protection, settings</source>
        <translation>examine cet ordinateur&#xa0;: mises à jour, protection, réglages</translation>
    </message>
    <message>
        <source>count every packet it sends, in a journal that you can print</source>
        <translation>compte chaque paquet envoyé, dans un journal que vous pouvez imprimer</translation>
    </message>
    <message>
        <source>probe a medical device, the nurse call or the building automation</source>
        <translation>n’interroge un appareil médical, l’appel malade ou la gestion du bâtiment</translation>
    </message>
    <message>
        <source>send anything outside the establishment</source>
        <translation>n’envoie quoi que ce soit hors de l’établissement</translation>
    </message>
    <message>
        <source>run a command on another machine</source>
        <translation>n’exécute une commande sur une autre machine</translation>
    </message>
    <message>
        <source>read or keep anything about residents</source>
        <translation>ne lit ni ne garde quoi que ce soit sur les résidents</translation>
    </message>
    <message>
        <source>The first round will</source>
        <translation>La première ronde</translation>
    </message>
    <message>
        <source>Veilleuse will never</source>
        <translation>Jamais Veilleuse</translation>
    </message>
    <message>
        <source>for example: EHPAD Les Tilleuls</source>
        <translation>par exemple&#xa0;: EHPAD Les Tilleuls</translation>
    </message>
    <message>
        <source>the person who answers for the computers</source>
        <translation>la personne qui répond de l’informatique</translation>
    </message>
    <message>
        <source>&amp;Establishment</source>
        <translation>É&amp;tablissement</translation>
    </message>
    <message>
        <source>&amp;Responsible</source>
        <translation>&amp;Responsable</translation>
    </message>
    <message>
        <source>First round</source>
        <translation>Première ronde</translation>
    </message>
    <message>
        <source>It only listens, and can be stopped at any moment.</source>
        <translation>Elle ne fait qu’écouter, et s’arrête quand vous voulez.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>DEMONSTRATION: a fictitious establishment, made-up figures</source>
        <translation>DÉMONSTRATION&#xa0;: établissement fictif, chiffres inventés</translation>
    </message>
    <message>
        <source>Put back as it was.</source>
        <translation>Remis comme avant.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
</TS>
