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
    <name>AgentDetail</name>
    <message>
        <source>Chosen agent</source>
        <translation>Agent choisi</translation>
    </message>
    <message>
        <source>What is known of this agent</source>
        <translation>Ce qu’on sait de cet agent</translation>
    </message>
    <message>
        <source>Show the device</source>
        <translation>Voir l’appareil</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Choose an agent in the table.</source>
        <translation>Choisissez un agent dans le tableau.</translation>
    </message>
    <message>
        <source>Fingerprint of its identity</source>
        <translation>Empreinte de son identité</translation>
    </message>
    <message>
        <source>Approve again</source>
        <translation>Approuver à nouveau</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>C’est réglé</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Dernier relevé</translation>
    </message>
    <message>
        <source>First heard</source>
        <translation>Premier relevé</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>Voie</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Venu de</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>Kit</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Remarqué</translation>
    </message>
    <message>
        <source>Approved by its kit, %1</source>
        <translation>Approuvé par son kit, le %1</translation>
    </message>
    <message>
        <source>Revoked, %1</source>
        <translation>Révoqué le %1</translation>
    </message>
    <message>
        <source>Approved by %2, %1</source>
        <translation>Approuvé par %2, le %1</translation>
    </message>
    <message>
        <source>Revoked by %2, %1</source>
        <translation>Révoqué par %2, le %1</translation>
    </message>
</context>
<context>
    <name>AgentRows</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Dernier relevé</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>Voie</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>Kit</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Pourquoi il attend</translation>
    </message>
    <message>
        <source>First heard</source>
        <translation>Premier relevé</translation>
    </message>
    <message>
        <source>Nameless machine</source>
        <translation>Machine sans nom</translation>
    </message>
</context>
<context>
    <name>AgentStanding</name>
    <message>
        <source>Copied machine</source>
        <translation>Machine copiée</translation>
    </message>
    <message>
        <source>Went back in time</source>
        <translation>Retour en arrière</translation>
    </message>
    <message>
        <source>Wrong clock</source>
        <translation>Horloge fausse</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silencieux</translation>
    </message>
    <message>
        <source>Awaits your approval</source>
        <translation>Attend votre accord</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révoqué</translation>
    </message>
    <message>
        <source>The same identity speaks from two machines: one is a copy of the other, and the reports of the copy are refused. Remove the agent from the copy, install it again there with a kit, and it will get an identity of its own.</source>
        <translation>La même identité parle depuis deux machines&#xa0;: l’une est la copie de l’autre, et les relevés de la copie sont refusés. Retirez l’agent de la copie, réinstallez-le avec un kit, et il aura sa propre identité.</translation>
    </message>
    <message>
        <source>The numbers of its reports went back: the machine was restored from a snapshot, or somebody uses a copy of its key. If you restored it, its next report counts again and there is nothing to do; if nobody did, revoke it and install the agent again.</source>
        <translation>Les numéros de ses relevés sont revenus en arrière&#xa0;: la machine a été restaurée, ou quelqu’un utilise une copie de sa clé. Si vous l’avez restaurée, son prochain relevé comptera à nouveau et il n’y a rien à faire&#x202f;; sinon, révoquez-le et réinstallez l’agent.</translation>
    </message>
    <message>
        <source>The clock of this machine is wrong by so much that its reports cannot be dated, and they are refused. Set its date, or replace the battery of its main board, and the next report will count.</source>
        <translation>L’horloge de cette machine est si fausse que ses relevés ne peuvent pas être datés, et ils sont refusés. Remettez-la à l’heure, ou changez la pile de sa carte mère, et le prochain relevé comptera.</translation>
    </message>
    <message>
        <source>This agent has fallen silent: the machine is off, away, or cannot reach this computer. Turn it on or visit it; if it was taken out of service, revoke its agent.</source>
        <translation>Cet agent s’est tu&#xa0;: la machine est éteinte, absente, ou ne joint plus cet ordinateur. Allumez-la ou allez la voir&#x202f;; si elle a été retirée du service, révoquez son agent.</translation>
    </message>
    <message>
        <source>Its reports are refused and count no more. If the machine still serves, approve it again; otherwise remove the agent from it.</source>
        <translation>Ses relevés sont refusés et ne comptent plus. Si la machine sert encore, approuvez-le à nouveau&#x202f;; sinon, retirez-en l’agent.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s) up to date</source>
        <translation>
            <numerusform>%n agent à jour</numerusform>
            <numerusform>%n agents à jour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silent for more than %1 days</source>
        <translation>
            <numerusform>%n silencieux depuis plus de %1 jours</numerusform>
            <numerusform>%n silencieux depuis plus de %1 jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n awaiting your approval</source>
        <translation>
            <numerusform>%n en attente de votre accord</numerusform>
            <numerusform>%n en attente de votre accord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n à examiner</numerusform>
            <numerusform>%n à examiner</numerusform>
        </translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partage</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Sur place</translation>
    </message>
</context>
<context>
    <name>AgentsPage</name>
    <message>
        <source>Agents, kits and refusals</source>
        <translation>Agents, kits et refus</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agents</translation>
    </message>
    <message>
        <source>Awaiting your approval</source>
        <translation>En attente de votre accord</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Kits</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusés</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>AgentsWelcome</name>
    <message>
        <source>About agents</source>
        <translation>À propos des agents</translation>
    </message>
    <message>
        <source>From the network, a computer shows little of itself.</source>
        <translation>Vu du réseau, un ordinateur montre peu de lui-même.</translation>
    </message>
    <message>
        <source>The agent is a small program that you put on your computers and servers. Several times a day it reads the state of its own machine, seals what it read for this computer alone, hands it over and ends. It makes the score certain where it is guesswork today.</source>
        <translation>L’agent est un petit programme que vous installez sur vos postes et vos serveurs. Plusieurs fois par jour, il lit l’état de sa propre machine, scelle ce qu’il a lu pour cet ordinateur seul, le remet et se termine. Grâce à lui, le score repose sur des faits là où il n’est aujourd’hui qu’une supposition.</translation>
    </message>
    <message>
        <source>the updates that were installed and those that are missing</source>
        <translation>les mises à jour installées et celles qui manquent</translation>
    </message>
    <message>
        <source>the antivirus: whether it runs and how old its signatures are</source>
        <translation>l’antivirus&#xa0;: s’il fonctionne, et l’âge de ses signatures</translation>
    </message>
    <message>
        <source>the firewall, disk encryption, administrators, programs and services</source>
        <translation>le pare-feu, le chiffrement des disques, les administrateurs, les logiciels et les services</translation>
    </message>
    <message>
        <source>the neighbours it sees, on networks this computer cannot reach</source>
        <translation>les voisins qu’il voit, sur des réseaux que cet ordinateur n’atteint pas</translation>
    </message>
    <message>
        <source>read anything about residents, or the names of documents</source>
        <translation>lire quoi que ce soit sur les résidents, ou le nom des documents</translation>
    </message>
    <message>
        <source>read passwords, mail, browsing, screen, keyboard or clipboard</source>
        <translation>lire les mots de passe, le courrier, la navigation, l’écran, le clavier ou le presse-papiers</translation>
    </message>
    <message>
        <source>stay in memory, give access to the machine, or take orders</source>
        <translation>rester en mémoire, ouvrir un accès à la machine ou recevoir des ordres</translation>
    </message>
    <message>
        <source>send anything outside the establishment</source>
        <translation>envoyer quoi que ce soit hors de l’établissement</translation>
    </message>
    <message>
        <source>It reads</source>
        <translation>Il lit</translation>
    </message>
    <message>
        <source>It will never</source>
        <translation>Il ne va jamais</translation>
    </message>
    <message>
        <source>Make the first kit…</source>
        <translation>Préparer le premier kit…</translation>
    </message>
    <message>
        <source>A kit is a folder: on a USB stick, on a share, or by group policy.</source>
        <translation>Un kit est un dossier&#xa0;: sur une clé USB, sur un partage, ou par stratégie de groupe.</translation>
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
    <name>CareChoice</name>
    <message>
        <source>%1 (%2 of the activity)</source>
        <translation>%1 (%2 de l’activité)</translation>
    </message>
</context>
<context>
    <name>CareDialog</name>
    <message>
        <source> % of the activity</source>
        <translation>&#x202f;% de l’activité</translation>
    </message>
    <message>
        <source>Its stop costs</source>
        <translation>Son arrêt coûte</translation>
    </message>
    <message>
        <source>Search a device…</source>
        <translation>Chercher un appareil…</translation>
    </message>
    <message>
        <source>Devices it needs</source>
        <translation>Appareils nécessaires</translation>
    </message>
    <message>
        <source>Procedure without computers</source>
        <translation>Procédure sans informatique</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>imprimée</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>essayée</translation>
    </message>
    <message>
        <source>Where the paper lies</source>
        <translation>Où se trouve le papier</translation>
    </message>
</context>
<context>
    <name>CarePanel</name>
    <message>
        <source>The score measures what an attack would stop among these activities.</source>
        <translation>Le score mesure ce qu’une attaque arrêterait parmi ces activités.</translation>
    </message>
    <message>
        <source>Choose the activities…</source>
        <translation>Choisir les activités…</translation>
    </message>
    <message>
        <source>Care functions</source>
        <translation>Activités de soins</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Modifier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Its stop costs %1 of the activity</source>
        <translation>Son arrêt coûte %1 de l’activité</translation>
    </message>
    <message>
        <source>stopped in %1 of 1,000 simulated attacks</source>
        <translation>arrêtée par %1 attaques simulées sur 1&#x202f;000</translation>
    </message>
    <message>
        <source>Devices: none named; the model goes by what each device is.</source>
        <translation>Appareils&#xa0;: aucun désigné&#x202f;; le modèle se fie à la nature de chaque appareil.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Devices: %1</source>
        <translation>Appareils&#xa0;: %1</translation>
    </message>
    <message>
        <source>Procedure without computers: written</source>
        <translation>Procédure sans informatique&#xa0;: écrite</translation>
    </message>
    <message>
        <source>printed on %1</source>
        <translation>imprimée le %1</translation>
    </message>
    <message>
        <source>tried on %1</source>
        <translation>essayée le %1</translation>
    </message>
    <message>
        <source>No procedure without computers</source>
        <translation>Pas de procédure sans informatique</translation>
    </message>
    <message>
        <source>Nobody has said whether there is a procedure without computers</source>
        <translation>Personne n’a dit s’il existe une procédure sans informatique</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n appareil</numerusform>
            <numerusform>%n appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>Proposed from what was seen: %1 (%2)</source>
        <translation>Proposé d’après ce qui a été vu&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accept the proposal for: %1</source>
        <translation>Accepter la proposition pour&#xa0;: %1</translation>
    </message>
    <message>
        <source>Kept. The score takes it into account.</source>
        <translation>C’est gardé. Le score en tient compte.</translation>
    </message>
</context>
<context>
    <name>CellPanel</name>
    <message>
        <source>What was checked</source>
        <translation>Ce qui a été vérifié</translation>
    </message>
    <message>
        <source>See the device</source>
        <translation>Voir l’appareil</translation>
    </message>
    <message>
        <source>No machine chosen</source>
        <translation>Aucune machine choisie</translation>
    </message>
    <message>
        <source>All families</source>
        <translation>Toutes les familles</translation>
    </message>
    <message>
        <source>Nothing is checked here. Either this is no concern of this machine, or no agent has reported yet.</source>
        <translation>Rien n’est vérifié ici. Soit cela ne concerne pas cette machine, soit aucun agent n’a encore envoyé de relevé.</translation>
    </message>
    <message>
        <source>See the prescription</source>
        <translation>Voir l’ordonnance</translation>
    </message>
    <message>
        <source>See the prescription: %1</source>
        <translation>Voir l’ordonnance&#xa0;:&#x202f;%1</translation>
    </message>
    <message>
        <source>Awaiting proof</source>
        <translation>En attente de preuve</translation>
    </message>
    <message>
        <source>Accepted for a time</source>
        <translation>Accepté pour un temps</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En ordre</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>Rien à vérifier</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>The first summary is kept on the first working day of next month.</source>
        <translation>La première synthèse y sera rangée au premier jour ouvré du mois prochain.</translation>
    </message>
</context>
<context>
    <name>ChokePanel</name>
    <message>
        <source>Choke points</source>
        <translation>Points de passage</translation>
    </message>
    <message>
        <source>Being worked out… On a large site this takes a minute.</source>
        <translation>Calcul en cours… Sur un grand site, cela prend une minute.</translation>
    </message>
    <message>
        <source>Almost every attack passes here. Closing one of them spares most.</source>
        <translation>Beaucoup d’attaques passent par ici. En fermer un seul évite le plus de dégâts.</translation>
    </message>
    <message>
        <source>No single place stops more than the others.</source>
        <translation>Aucun point n’arrête plus d’attaques que les autres.</translation>
    </message>
    <message>
        <source>Show on the map: %1</source>
        <translation>Montrer sur la carte&#xa0;: %1</translation>
    </message>
    <message>
        <source>−%1 of damage (−%2)</source>
        <translation>−%1 de dégâts (−%2)</translation>
    </message>
</context>
<context>
    <name>ChooseCareDialog</name>
    <message>
        <source>What the establishment must keep doing</source>
        <translation>Ce que l’établissement doit continuer à faire</translation>
    </message>
    <message>
        <source>What is not ticked does not count in the score.</source>
        <translation>Ce qui n’est pas coché ne compte pas dans le score.</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare two months</source>
        <translation>Comparer deux mois</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>First month</source>
        <translation>Premier mois</translation>
    </message>
    <message>
        <source>Second month</source>
        <translation>Second mois</translation>
    </message>
    <message>
        <source>What moved between two summaries</source>
        <translation>Ce qui a bougé entre deux synthèses</translation>
    </message>
    <message>
        <source>Figures of both months</source>
        <translation>Chiffres des deux mois</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Renoncer</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Somebody to call</source>
        <translation>Personne à appeler</translation>
    </message>
    <message>
        <source>dialled</source>
        <translation>numéro essayé</translation>
    </message>
    <message>
        <source>Dialled by</source>
        <translation>Essayé par</translation>
    </message>
</context>
<context>
    <name>ContactsPanel</name>
    <message>
        <source>Nobody to call yet</source>
        <translation>Personne à appeler pour l’instant</translation>
    </message>
    <message>
        <source>On the day of an attack the computers are off: these numbers are printed with the crisis sheet.</source>
        <translation>Le jour d’une attaque, les ordinateurs sont éteints&#xa0;: ces numéros sont imprimés avec la fiche de crise.</translation>
    </message>
    <message>
        <source>A number counts once somebody has dialled it and reached the right person.</source>
        <translation>Un numéro compte quand quelqu’un l’a composé et a eu la bonne personne.</translation>
    </message>
    <message>
        <source>Contact kept.</source>
        <translation>Contact gardé.</translation>
    </message>
    <message>
        <source>Contact taken out.</source>
        <translation>Contact retiré.</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message numerus="yes">
        <source>%n agent(s) approved. What they report counts.</source>
        <translation>
            <numerusform>%n agent approuvé. Ses relevés comptent.</numerusform>
            <numerusform>%n agents approuvés. Leurs relevés comptent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n agent(s)?</source>
        <translation>
            <numerusform>Révoquer %n agent&#x202f;?</numerusform>
            <numerusform>Révoquer %n agents&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their reports will be refused, and those that were kept count no more: the checks of these machines become unknown. Nothing changes on the machines themselves.</source>
        <translation>Leurs relevés seront refusés, et ceux qui étaient gardés ne comptent plus&#xa0;: les contrôles de ces machines deviennent inconnus. Rien ne change sur les machines elles-mêmes.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s) revoked. What they report counts no more.</source>
        <translation>
            <numerusform>%n agent révoqué. Ses relevés ne comptent plus.</numerusform>
            <numerusform>%n agents révoqués. Leurs relevés ne comptent plus.</numerusform>
        </translation>
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
    <name>Drawing</name>
    <message>
        <source>Drawing of the map</source>
        <translation>Dessin de la carte</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Ajuster à la largeur</translation>
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
    <name>FirstRoundCard</name>
    <message>
        <source>First round</source>
        <translation>Première ronde</translation>
    </message>
    <message>
        <source>The first round is under way</source>
        <translation>La première ronde est en cours</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) found so far</source>
        <translation>
            <numerusform>%n appareil trouvé jusqu’ici</numerusform>
            <numerusform>%n appareils trouvés jusqu’ici</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>Your establishment</source>
        <translation>Votre établissement</translation>
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
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>What must go on, whatever happens?</source>
        <translation>Qu’est-ce qui doit continuer, quoi qu’il arrive&#x202f;?</translation>
    </message>
    <message>
        <source>The score measures what an attack would stop among these. You can say later on which devices each depends.</source>
        <translation>Le score mesure ce qu’une attaque arrêterait parmi elles. Vous pourrez dire plus tard de quels appareils chacune dépend.</translation>
    </message>
    <message>
        <source>What is done on your network</source>
        <translation>Ce qui est fait sur votre réseau</translation>
    </message>
    <message>
        <source>Never to touch</source>
        <translation>À ne jamais toucher</translation>
    </message>
    <message>
        <source>What opens your data</source>
        <translation>Ce qui ouvre vos données</translation>
    </message>
    <message>
        <source>Veilleuse keeps a map of the weaknesses of your establishment: it is encrypted on this disk, and the key stays with this user of this computer.</source>
        <translation>Veilleuse garde la carte des faiblesses de votre établissement&#xa0;: elle est chiffrée sur ce disque, et la clé reste avec cet utilisateur de cet ordinateur.</translation>
    </message>
    <message>
        <source>Then the first round begins: it only listens, takes less than a minute, and shows what it finds as it comes. You can stop it at any moment.</source>
        <translation>Ensuite commence la première ronde&#xa0;: elle écoute seulement, dure moins d’une minute et montre ce qu’elle trouve au fur et à mesure. Vous pouvez l’arrêter à tout moment.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>Start the first round</source>
        <translation>Lancer la première ronde</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suite</translation>
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
    <name>FormDialog</name>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Renoncer</translation>
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
    <name>HelpPage</name>
    <message>
        <source>Search the manual…</source>
        <translation>Chercher dans le manuel…</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Chercher dans le manuel</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Chapitres</translation>
    </message>
    <message>
        <source>No chapter has these words.</source>
        <translation>Aucun chapitre ne contient ces mots.</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
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
        <source>First round</source>
        <translation>Première ronde</translation>
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
    <name>ImportProgress</name>
    <message>
        <source>Progress of the import</source>
        <translation>Avancement de l’import</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>Arrêter l’import</translation>
    </message>
    <message>
        <source>Stopping; what was taken in stays…</source>
        <translation>Arrêt en cours&#x202f;; ce qui est repris reste…</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Lecture des fichiers…</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n report(s) taken in</source>
        <translation>
            <numerusform>%n relevé repris</numerusform>
            <numerusform>%n relevés repris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already known</source>
        <translation>
            <numerusform>%n déjà connu</numerusform>
            <numerusform>%n déjà connus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n awaiting your approval</source>
        <translation>
            <numerusform>%n en attente de votre accord</numerusform>
            <numerusform>%n en attente de votre accord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused</source>
        <translation>
            <numerusform>%n fichier refusé</numerusform>
            <numerusform>%n fichiers refusés</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to take in.</source>
        <translation>Rien à reprendre.</translation>
    </message>
    <message>
        <source>Stopped before the end; what was taken in stays.</source>
        <translation>Arrêté avant la fin&#x202f;; ce qui est repris reste.</translation>
    </message>
    <message numerus="yes">
        <source>And %n other file(s).</source>
        <translation>
            <numerusform>Et %n autre fichier.</numerusform>
            <numerusform>Et %n autres fichiers.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused files stay where they are.</source>
        <translation>Les fichiers refusés restent où ils sont.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Not taken in: %1. Veilleuse imports sealed reports (.vlse) and the output of systeminfo (.txt, .csv). Nothing was changed.</source>
        <translation>Non repris&#xa0;: %1. Veilleuse importe les relevés scellés (.vlse) et les résultats de systeminfo (.txt, .csv). Rien n’a été modifié.</translation>
    </message>
</context>
<context>
    <name>IncidentAction</name>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Print the sheet of the first hour of an incident</source>
        <translation>Imprimer la fiche de la première heure d’un incident</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Arrival of reports</source>
        <translation>Arrivée des relevés</translation>
    </message>
    <message>
        <source>Receive reports</source>
        <translation>Recevoir les relevés</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>Importer des relevés…</translation>
    </message>
    <message>
        <source>New kit…</source>
        <translation>Nouveau kit…</translation>
    </message>
    <message>
        <source>No agent has been heard yet</source>
        <translation>Aucun agent ne s’est encore annoncé</translation>
    </message>
    <message>
        <source>A demonstration has no machines: no report can come in.</source>
        <translation>Une démonstration n’a pas de machines&#xa0;: aucun relevé ne peut arriver.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Off: agents keep their reports until this computer listens again.</source>
        <translation>Arrêté&#xa0;: les agents gardent leurs relevés jusqu’à ce que cet ordinateur écoute à nouveau.</translation>
    </message>
    <message>
        <source>Listens on %1 and watches the folder %2.</source>
        <translation>Écoute sur %1 et surveille le dossier %2.</translation>
    </message>
    <message>
        <source>Watches the folder %1.</source>
        <translation>Surveille le dossier %1.</translation>
    </message>
    <message>
        <source>Listens on %1, as long as this window is open.</source>
        <translation>Écoute sur %1, tant que cette fenêtre est ouverte.</translation>
    </message>
    <message>
        <source>Reports (*.vlse *.txt *.csv)</source>
        <translation>Relevés (*.vlse *.txt *.csv)</translation>
    </message>
    <message>
        <source>Sealed reports (*.vlse)</source>
        <translation>Relevés scellés (*.vlse)</translation>
    </message>
    <message>
        <source>Output of systeminfo (*.txt *.csv)</source>
        <translation>Résultats de systeminfo (*.txt *.csv)</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>Importer des relevés</translation>
    </message>
    <message>
        <source>Listens on %1. The folder %2 cannot be reached at the moment.</source>
        <translation>Écoute sur %1. Le dossier %2 est injoignable pour l’instant.</translation>
    </message>
    <message>
        <source>On, but this computer has no address on a local network.</source>
        <translation>Activé, mais cet ordinateur n’a pas d’adresse sur un réseau local.</translation>
    </message>
</context>
<context>
    <name>KitDialog</name>
    <message>
        <source>New kit</source>
        <translation>Nouveau kit</translation>
    </message>
    <message>
        <source>New deployment kit</source>
        <translation>Nouveau kit de déploiement</translation>
    </message>
    <message>
        <source>What the kit holds</source>
        <translation>Contenu du kit</translation>
    </message>
    <message>
        <source>Write the kit</source>
        <translation>Écrire le kit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Renoncer</translation>
    </message>
    <message>
        <source>A demonstration makes no kit: no machine could report to it.</source>
        <translation>Une démonstration ne prépare pas de kit&#xa0;: aucune machine ne pourrait lui envoyer de relevé.</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Que faire ensuite</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>KitForm</name>
    <message>
        <source>for example: care stations, 1st floor</source>
        <translation>par exemple&#xa0;: postes de soins, 1er étage</translation>
    </message>
    <message>
        <source>By themselves, as soon as they report</source>
        <translation>D’elles-mêmes, dès leur premier relevé</translation>
    </message>
    <message>
        <source>By me, one by one, on this page</source>
        <translation>Par moi, une à une, sur cette page</translation>
    </message>
    <message>
        <source>Choose at least one system.</source>
        <translation>Choisissez au moins un système.</translation>
    </message>
    <message>
        <source>“%1” is no address: write it as 192.168.1.10:8750.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une adresse&#xa0;: écrivez-la comme 192.168.1.10:8750.</translation>
    </message>
    <message>
        <source>Give an address or a shared folder, so that reports find their way.</source>
        <translation>Donnez une adresse ou un dossier partagé, pour que les relevés trouvent leur chemin.</translation>
    </message>
    <message>
        <source>Choose where to write the kit.</source>
        <translation>Choisissez où écrire le kit.</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systèmes</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Libellé</translation>
    </message>
    <message>
        <source>&amp;Days of validity</source>
        <translation>&amp;Jours de validité</translation>
    </message>
    <message>
        <source>Number of &amp;machines</source>
        <translation>Nombre de &amp;machines</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Approbation</translation>
    </message>
    <message>
        <source>&amp;Addresses of this computer</source>
        <translation>&amp;Adresses de cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;Shared folder (optional)</source>
        <translation>&amp;Dossier partagé (facultatif)</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>É&amp;crire dans</translation>
    </message>
    <message>
        <source>Write the kit to</source>
        <translation>Écrire le kit dans</translation>
    </message>
    <message>
        <source>ZIP (*.zip)</source>
        <translation>ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>ZIP file…</source>
        <translation>Fichier ZIP…</translation>
    </message>
    <message>
        <source>for example: a share of the server</source>
        <translation>par exemple&#xa0;: un partage du serveur</translation>
    </message>
</context>
<context>
    <name>KitSteps</name>
    <message>
        <source>The kit is written</source>
        <translation>Le kit est prêt</translation>
    </message>
    <message>
        <source>This computer does not receive reports yet: tick “Receive reports” at the top of the page.</source>
        <translation>Cet ordinateur ne reçoit pas encore les relevés&#xa0;: cochez «&#xa0;Recevoir les relevés&#xa0;» en haut de la page.</translation>
    </message>
    <message>
        <source>Copy the kit to a USB stick, or to a share that only administrators may read.</source>
        <translation>Copiez le kit sur une clé USB, ou sur un partage que seuls les administrateurs peuvent lire.</translation>
    </message>
    <message>
        <source>On each Windows machine, run install.cmd as an administrator.</source>
        <translation>Sur chaque machine Windows, lancez install.cmd en tant qu’administrateur.</translation>
    </message>
    <message>
        <source>On Linux and macOS, run install.sh with sudo.</source>
        <translation>Sur Linux et macOS, lancez install.sh avec sudo.</translation>
    </message>
    <message>
        <source>README.txt in the kit says it step by step, group policy included.</source>
        <translation>LISEZMOI.txt, dans le kit, l’explique pas à pas, stratégie de groupe comprise.</translation>
    </message>
    <message>
        <source>Come back to this page: each machine appears here with its first report, within a few minutes of its installation.</source>
        <translation>Revenez sur cette page&#xa0;: chaque machine y apparaît avec son premier relevé, quelques minutes après son installation.</translation>
    </message>
    <message>
        <source>Come back to this page: each machine waits here for your approval after its first report, within a few minutes of its installation.</source>
        <translation>Revenez sur cette page&#xa0;: chaque machine y attend votre accord après son premier relevé, quelques minutes après son installation.</translation>
    </message>
</context>
<context>
    <name>KitTheft</name>
    <message>
        <source>If the kit is stolen</source>
        <translation>Si le kit est volé</translation>
    </message>
    <message>
        <source>bring in machines that do not exist, even under the name of a real one, with false reports</source>
        <translation>faire entrer des machines qui n’existent pas, même sous le nom d’une vraie, avec de faux relevés</translation>
    </message>
    <message>
        <source>only until it expires, and for no more machines than you allow</source>
        <translation>seulement jusqu’à son expiration, et pas plus de machines que prévu</translation>
    </message>
    <message>
        <source>read a report: only this computer can open them</source>
        <translation>lire un relevé&#xa0;: seul cet ordinateur peut les ouvrir</translation>
    </message>
    <message>
        <source>sign in place of an agent that is already known</source>
        <translation>signer à la place d’un agent déjà connu</translation>
    </message>
    <message>
        <source>give orders to a machine or to this computer</source>
        <translation>donner des ordres à une machine ou à cet ordinateur</translation>
    </message>
    <message>
        <source>Whoever has it can</source>
        <translation>La personne qui le détient peut</translation>
    </message>
    <message>
        <source>and cannot</source>
        <translation>et ne peut pas</translation>
    </message>
    <message>
        <source>Revoke a lost kit on this page, and choose to approve machines yourself wherever many people can reach it.</source>
        <translation>Révoquez un kit perdu sur cette page, et choisissez d’approuver vous-même les machines là où beaucoup de gens peuvent y accéder.</translation>
    </message>
</context>
<context>
    <name>KitsPanel</name>
    <message>
        <source>Deployment kits</source>
        <translation>Kits de déploiement</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Revoke the kit…</source>
        <translation>Révoquer le kit…</translation>
    </message>
    <message>
        <source>A lost kit is revoked here. The machines it brought in stay.</source>
        <translation>Un kit perdu se révoque ici. Les machines qu’il a fait entrer restent.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Préparé le</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Expire le</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Approbation</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>D’elle-même</translation>
    </message>
    <message>
        <source>By a person</source>
        <translation>Par une personne</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révoqué</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>Utilisable</translation>
    </message>
    <message>
        <source>Revoke this kit?</source>
        <translation>Révoquer ce kit&#x202f;?</translation>
    </message>
    <message>
        <source>No new machine gets in with it: those that try will wait for your approval. The machines that it brought in go on as before.</source>
        <translation>Plus aucune machine n’entre avec lui&#xa0;: celles qui essaient attendront votre accord. Les machines qu’il a fait entrer continuent comme avant.</translation>
    </message>
    <message>
        <source>Revoke the kit</source>
        <translation>Révoquer le kit</translation>
    </message>
    <message>
        <source>The kit is revoked.</source>
        <translation>Le kit est révoqué.</translation>
    </message>
    <message>
        <source>No kit yet</source>
        <translation>Aucun kit pour l’instant</translation>
    </message>
    <message>
        <source>A kit puts the agent on your machines. “New kit…” above makes one.</source>
        <translation>Un kit installe l’agent sur vos machines. «&#xa0;Nouveau kit…&#xa0;», ci-dessus, en prépare un.</translation>
    </message>
</context>
<context>
    <name>KnownPanel</name>
    <message>
        <source>Agents</source>
        <translation>Agents</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Search: name, system, state, kit, address…</source>
        <translation>Chercher&#xa0;: nom, système, état, kit, adresse…</translation>
    </message>
    <message>
        <source>Search agents</source>
        <translation>Chercher un agent</translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n agent(s)</source>
        <translation>
            <numerusform>%1 sur %n agent</numerusform>
            <numerusform>%1 sur %n agents</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the device</source>
        <translation>Voir l’appareil</translation>
    </message>
    <message>
        <source>Approve again</source>
        <translation>Approuver à nouveau</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>No agent counts yet</source>
        <translation>Aucun agent ne compte encore</translation>
    </message>
    <message>
        <source>Install the kit on a machine: it appears here with its first report.</source>
        <translation>Installez le kit sur une machine&#xa0;: elle apparaît ici avec son premier relevé.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>observed</source>
        <translation>observé</translation>
    </message>
    <message>
        <source>supposed</source>
        <translation>supposé</translation>
    </message>
    <message>
        <source>the larger, the more activity stops once it is taken</source>
        <translation>plus c’est gros, plus d’activité s’arrête si l’appareil est pris</translation>
    </message>
    <message>
        <source>choke point</source>
        <translation>point de passage</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>Look and language</source>
        <translation>Apparence et langue</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Animated</source>
        <translation>Animé</translation>
    </message>
    <message>
        <source>Nothing moves by itself</source>
        <translation>Rien ne bouge de soi-même</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animations</translation>
    </message>
</context>
<context>
    <name>ManualView</name>
    <message>
        <source>Chapter of the manual</source>
        <translation>Chapitre du manuel</translation>
    </message>
</context>
<context>
    <name>MapCanvas</name>
    <message>
        <source>Map of the establishment</source>
        <translation>Carte de l’établissement</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Rien à dessiner pour l’instant</translation>
    </message>
    <message>
        <source>Start a round with the button at the top: the map follows from what it finds.</source>
        <translation>Lancez une ronde avec le bouton en haut&#xa0;: la carte en découle.</translation>
    </message>
    <message>
        <source>The map is being drawn…</source>
        <translation>La carte se dessine…</translation>
    </message>
    <message>
        <source>Thousands of attacks are being simulated. You can go on working meanwhile.</source>
        <translation>Des milliers d’attaques sont simulées. Vous pouvez continuer à travailler pendant ce temps.</translation>
    </message>
    <message>
        <source>The map as a drawing and as tables</source>
        <translation>La carte, en dessin et en tableaux</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dessin</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>What the map tells</source>
        <translation>Ce que dit la carte</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Scénario</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Et si…</translation>
    </message>
    <message>
        <source>Bottlenecks</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Sélection</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) in %1 zone(s).</source>
        <translation>
            <numerusform>%n appareil, zones&#xa0;: %1.</numerusform>
            <numerusform>%n appareils, zones&#xa0;: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>What stops most often: %1 (%2).</source>
        <translation>Ce qui s’arrête le plus souvent&#xa0;: %1 (%2).</translation>
    </message>
    <message>
        <source>One dot for each class of a zone; the tables have every device.</source>
        <translation>Un point par nature d’appareil et par zone&#x202f;; les tableaux ont tous les appareils.</translation>
    </message>
</context>
<context>
    <name>MapTables</name>
    <message>
        <source>Devices on the map</source>
        <translation>Appareils de la carte</translation>
    </message>
    <message>
        <source>Links on the map</source>
        <translation>Liens de la carte</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>Copier les lignes</translation>
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
        <source>not measured yet</source>
        <translation>pas encore calculé</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Activity stopped once taken</source>
        <translation>Activité arrêtée s’il est pris</translation>
    </message>
    <message>
        <source>Taken, in 1,000 attacks</source>
        <translation>Pris, sur 1&#x202f;000 attaques</translation>
    </message>
    <message>
        <source>Choke point</source>
        <translation>Point de passage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>In 1,000 attacks</source>
        <translation>Sur 1&#x202f;000 attaques</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>Ce qui le montre</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>The establishment</source>
        <translation>L’établissement</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Responsable</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
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
<context>
    <name>NodePanel</name>
    <message>
        <source>What is chosen on the map</source>
        <translation>Ce qui est choisi sur la carte</translation>
    </message>
    <message>
        <source>Choose something on the map: click it, or walk there with the arrows.</source>
        <translation>Choisissez quelque chose sur la carte&#xa0;: d’un clic, ou avec les flèches du clavier.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken in %1</source>
        <translation>Pris dans %1</translation>
    </message>
    <message>
        <source>Once it is taken, %1 of the activity stops on average</source>
        <translation>S’il est pris, %1 de l’activité s’arrête en moyenne</translation>
    </message>
    <message>
        <source>See the device</source>
        <translation>Voir l’appareil</translation>
    </message>
</context>
<context>
    <name>PackPage</name>
    <message>
        <source>What Veilleuse knows</source>
        <translation>Ce que Veilleuse sait</translation>
    </message>
    <message>
        <source>Bring in a pack…</source>
        <translation>Importer un carnet…</translation>
    </message>
    <message>
        <source>The pack is being checked</source>
        <translation>Le carnet est en cours de vérification</translation>
    </message>
    <message>
        <source>Knowledge pack</source>
        <translation>Carnet de connaissances</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Carnet</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Ouverture…</translation>
    </message>
    <message>
        <source>Knowledge that came with the program, of %1</source>
        <translation>Connaissances livrées avec le programme, du %1</translation>
    </message>
    <message>
        <source>Pack of %1</source>
        <translation>Carnet du %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>Âge&#xa0;: %n jour</numerusform>
            <numerusform>Âge&#xa0;: %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>The pack holds what changes outside: ends of support, updates of Windows, flaws that are being exploited, programs. It comes as one signed file, by mail or on a stick: nothing is fetched from the internet.</source>
        <translation>Le carnet contient ce qui change au-dehors&#xa0;: fins de support, mises à jour de Windows, failles exploitées, logiciels. Il arrive en un seul fichier signé, par courriel ou sur une clé&#xa0;: rien n’est pris sur internet.</translation>
    </message>
    <message>
        <source>Made without: %1</source>
        <translation>Fait sans&#xa0;: %1</translation>
    </message>
    <message>
        <source>Knowledge packs (*.zip)</source>
        <translation>Carnets de connaissances (*.zip)</translation>
    </message>
    <message>
        <source>Choose a pack</source>
        <translation>Choisir un carnet</translation>
    </message>
    <message>
        <source>The pack of %1 is in force; everything was judged again.</source>
        <translation>Le carnet du %1 est en vigueur&#x202f;; tout a été jugé de nouveau.</translation>
    </message>
</context>
<context>
    <name>PackPreviewDialog</name>
    <message>
        <source>Bring in this pack?</source>
        <translation>Mettre ce carnet en vigueur&#x202f;?</translation>
    </message>
    <message>
        <source>Pack of %1</source>
        <translation>Carnet du %1</translation>
    </message>
    <message>
        <source>Its signatures are in order.</source>
        <translation>Ses signatures sont en règle.</translation>
    </message>
    <message>
        <source>Nothing has changed yet. This is what it would change:</source>
        <translation>Rien n’a encore changé. Voici ce qu’il changerait&#xa0;:</translation>
    </message>
    <message>
        <source>What the pack would change</source>
        <translation>Ce que le carnet changerait</translation>
    </message>
    <message>
        <source>Why go back to an older pack</source>
        <translation>Pourquoi revenir à un carnet plus ancien</translation>
    </message>
    <message>
        <source>It is older than the one in force, of %1.</source>
        <translation>Il est plus ancien que celui qui est en vigueur, du %1.</translation>
    </message>
    <message>
        <source>Bring it in</source>
        <translation>Mettre en vigueur</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Renoncer</translation>
    </message>
    <message>
        <source>There is nothing to try it on before the first round.</source>
        <translation>Avant la première ronde, il n’y a rien sur quoi l’essayer.</translation>
    </message>
    <message>
        <source>No verdict would change. The score stays what it is.</source>
        <translation>Aucun constat ne changerait. Le score reste le même.</translation>
    </message>
    <message>
        <source>Score: %1 (%2) instead of %3 (%4)</source>
        <translation>Score&#xa0;: %1 (%2) au lieu de %3 (%4)</translation>
    </message>
    <message>
        <source>New findings</source>
        <translation>Nouveaux constats</translation>
    </message>
    <message>
        <source>Findings that would be none</source>
        <translation>Constats qui disparaîtraient</translation>
    </message>
    <message>
        <source>Known before, doubtful then</source>
        <translation>Connu jusqu’ici, incertain ensuite</translation>
    </message>
    <message>
        <source>Unknown before, in order then</source>
        <translation>Inconnu jusqu’ici, en ordre ensuite</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Établissement</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhraseBox</name>
    <message>
        <source>Everything Veilleuse keeps is encrypted. If this computer is lost, a backup can only be opened with this phrase: print it and put it in the safe.</source>
        <translation>Tout ce que Veilleuse garde est chiffré. Si cet ordinateur est perdu, une sauvegarde ne s’ouvre qu’avec cette phrase&#xa0;: imprimez-la et mettez-la au coffre.</translation>
    </message>
    <message>
        <source>Show the recovery phrase</source>
        <translation>Montrer la phrase de récupération</translation>
    </message>
    <message>
        <source>Print it…</source>
        <translation>L’imprimer…</translation>
    </message>
    <message>
        <source>Hide the recovery phrase</source>
        <translation>Cacher la phrase de récupération</translation>
    </message>
    <message>
        <source>Veilleuse: recovery phrase of %1</source>
        <translation>Veilleuse&#xa0;: phrase de récupération de %1</translation>
    </message>
    <message>
        <source>Keep this sheet in the safe, away from the computer. With it and a backup file, another computer opens the data: Settings, Restore a backup.</source>
        <translation>Gardez cette feuille au coffre, loin de l’ordinateur. Avec elle et un fichier de sauvegarde, un autre ordinateur ouvre les données&#xa0;: Réglages, Restaurer une sauvegarde.</translation>
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
    <name>Promises</name>
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
</context>
<context>
    <name>ProtectionPage</name>
    <message>
        <source>Updates and protection</source>
        <translation>Correctifs et protection</translation>
    </message>
    <message>
        <source>No machine to check yet</source>
        <translation>Aucune machine à vérifier pour l’instant</translation>
    </message>
    <message>
        <source>Start a round, then install the agent on the computers: it tells.</source>
        <translation>Lancez une ronde, puis installez l’agent sur les ordinateurs&#xa0;: c’est lui qui renseigne ce tableau.</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Search a machine…</source>
        <translation>Chercher une machine…</translation>
    </message>
    <message>
        <source>Search a machine</source>
        <translation>Chercher une machine</translation>
    </message>
    <message>
        <source>Show one family</source>
        <translation>Montrer une famille</translation>
    </message>
    <message>
        <source>All families</source>
        <translation>Toutes les familles</translation>
    </message>
    <message>
        <source>Show one state</source>
        <translation>Montrer un état</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Tous les états</translation>
    </message>
    <message>
        <source>Something to fix</source>
        <translation>Quelque chose à corriger</translation>
    </message>
    <message>
        <source>Something awaits proof</source>
        <translation>Une preuve est attendue</translation>
    </message>
    <message>
        <source>Something was accepted</source>
        <translation>Un risque est accepté</translation>
    </message>
    <message>
        <source>Something is unknown</source>
        <translation>Quelque chose d’inconnu</translation>
    </message>
    <message>
        <source>All in order</source>
        <translation>Tout est en ordre</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Copier le tableau</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message>
        <source>with something to fix: %1</source>
        <translation>avec quelque chose à corriger&#xa0;:&#x202f;%1</translation>
    </message>
    <message>
        <source>with something unknown: %1</source>
        <translation>avec une inconnue&#xa0;:&#x202f;%1</translation>
    </message>
    <message>
        <source>all in order: %1</source>
        <translation>tout en ordre&#xa0;:&#x202f;%1</translation>
    </message>
    <message>
        <source>See the device</source>
        <translation>Voir l’appareil</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copié.</translation>
    </message>
</context>
<context>
    <name>ProtectionRows</name>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation>
            <numerusform>%n à corriger</numerusform>
            <numerusform>%n à corriger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n awaiting proof</source>
        <translation>
            <numerusform>%n en attente de preuve</numerusform>
            <numerusform>%n en attente de preuve</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepté</numerusform>
            <numerusform>%n acceptés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n inconnu</numerusform>
            <numerusform>%n inconnus</numerusform>
        </translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En ordre</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>Rien à vérifier</translation>
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
        <source>Files: %1</source>
        <translation>Pièces&#xa0;: %1</translation>
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
        <source>Join files…</source>
        <translation>Joindre des fichiers…</translation>
    </message>
    <message>
        <source>Join files that prove the answer</source>
        <translation>Joindre des fichiers qui prouvent la réponse</translation>
    </message>
    <message>
        <source>Answer kept. The score takes it into account.</source>
        <translation>Réponse gardée. Le score en tient compte.</translation>
    </message>
    <message>
        <source>Files that prove it</source>
        <translation>Fichiers qui le prouvent</translation>
    </message>
    <message>
        <source>The files stay where they are; their content is remembered by its hash.</source>
        <translation>Les fichiers restent où ils sont&#x202f;; leur contenu est retenu par son empreinte.</translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>The chosen question</source>
        <translation>La question choisie</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered yet</source>
        <translation>
            <numerusform>%n sans réponse</numerusform>
            <numerusform>%n sans réponse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) no longer believed</source>
        <translation>
            <numerusform>%n réponse périmée</numerusform>
            <numerusform>%n réponses périmées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) to renew soon</source>
        <translation>
            <numerusform>%n réponse à renouveler bientôt</numerusform>
            <numerusform>%n réponses à renouveler bientôt</numerusform>
        </translation>
    </message>
    <message>
        <source>Search a question…</source>
        <translation>Chercher une question…</translation>
    </message>
    <message>
        <source>Search a question</source>
        <translation>Chercher une question</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Montrer seulement</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>Toutes les questions</translation>
    </message>
    <message>
        <source>To answer or renew</source>
        <translation>À répondre ou à renouveler</translation>
    </message>
    <message>
        <source>Answered « no »</source>
        <translation>Réponse «&#xa0;non&#xa0;»</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En ordre</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Le</translation>
    </message>
    <message>
        <source>Believed until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>%1 (over)</source>
        <translation>%1 (périmée)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>Les pages</translation>
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
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>Nothing was kept of it. If it comes from one of your machines, install the agent again on it with a new kit; if not, find out what stands at that address.</source>
        <translation>Rien n’en a été gardé. Si cela vient d’une de vos machines, réinstallez-y l’agent avec un nouveau kit&#x202f;; sinon, cherchez ce qui se trouve à cette adresse.</translation>
    </message>
    <message>
        <source>The report was damaged or changed on its way, and nothing of it was believed. Its agent sends again by itself; if it goes on, look at the share or the stick that carries it.</source>
        <translation>Le relevé a été abîmé ou modifié en chemin, et rien n’en a été cru. Son agent recommence de lui-même&#x202f;; si cela continue, examinez le partage ou la clé qui le transporte.</translation>
    </message>
    <message>
        <source>These are not reports. Find out which machine stands at that address, and why it speaks to this computer.</source>
        <translation>Ce ne sont pas des relevés. Cherchez quelle machine se trouve à cette adresse, et pourquoi elle parle à cet ordinateur.</translation>
    </message>
    <message>
        <source>One agent is used on two machines, or was put back in time. The agent concerned is marked in the table of agents, with what to do.</source>
        <translation>Un agent sert sur deux machines, ou est revenu en arrière. L’agent concerné est marqué dans le tableau des agents, avec ce qu’il faut faire.</translation>
    </message>
    <message>
        <source>The agent was installed with the kit of another establishment, or with a key that is no longer in use. Install it again with a new kit of this establishment.</source>
        <translation>L’agent a été installé avec le kit d’un autre établissement, ou avec une clé qui ne sert plus. Réinstallez-le avec un nouveau kit de cet établissement.</translation>
    </message>
    <message>
        <source>Somebody sent a report in the name of another, which hardly ever happens by accident. Find the machine at that address and speak to whoever uses it.</source>
        <translation>Quelqu’un a envoyé un relevé au nom d’un autre, ce qui n’arrive presque jamais par accident. Trouvez la machine à cette adresse et parlez à la personne qui l’utilise.</translation>
    </message>
    <message>
        <source>The agent is of another version than this program understands. Update Veilleuse here, then the agent on the machine.</source>
        <translation>L’agent est d’une version que ce programme ne comprend pas. Mettez à jour Veilleuse ici, puis l’agent sur la machine.</translation>
    </message>
    <message>
        <source>A revoked agent still sends. Remove it from its machine, or approve it again if it was revoked by mistake.</source>
        <translation>Un agent révoqué envoie encore. Retirez-le de sa machine, ou approuvez-le à nouveau s’il a été révoqué par erreur.</translation>
    </message>
    <message>
        <source>Too many unknown agents wait. Decide on those that wait, then see from where so many come.</source>
        <translation>Trop d’agents inconnus attendent. Décidez de ceux qui attendent, puis cherchez d’où viennent les autres.</translation>
    </message>
    <message>
        <source>The clock of the machine is wrong by too much. Set its date, and its next report counts.</source>
        <translation>L’horloge de la machine est trop fausse. Remettez-la à l’heure&#x202f;; son prochain relevé comptera.</translation>
    </message>
</context>
<context>
    <name>RefusalsPanel</name>
    <message>
        <source>Refused reports, by reason</source>
        <translation>Relevés refusés, par raison</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Of the last 30 days. Nothing of what was refused was kept.</source>
        <translation>Depuis 30 jours. Rien de ce qui a été refusé n’a été gardé.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Le dernier</translation>
    </message>
    <message>
        <source>Last came from</source>
        <translation>Le dernier venait de</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Rien n’a été refusé</translation>
    </message>
    <message>
        <source>In the last 30 days, every report that came was a good one.</source>
        <translation>Depuis 30 jours, chaque relevé reçu était bon.</translation>
    </message>
</context>
<context>
    <name>RegisterPanel</name>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>Copier les lignes</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Prepare an e-mail…</source>
        <translation>Préparer un courriel…</translation>
    </message>
    <message>
        <source>Opens your mail program with the document; sends nothing</source>
        <translation>Ouvre votre messagerie avec le document&#x202f;; n’envoie rien</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Compare two months…</source>
        <translation>Comparer deux mois…</translation>
    </message>
    <message>
        <source>Export as a spreadsheet…</source>
        <translation>Exporter vers un tableur…</translation>
    </message>
    <message>
        <source>Export without any name…</source>
        <translation>Exporter sans aucun nom…</translation>
    </message>
    <message>
        <source>Scan journal as a table…</source>
        <translation>Journal des rondes en tableau…</translation>
    </message>
    <message>
        <source>Sheets for the wall, to a folder or a stick…</source>
        <translation>Fiches à afficher, vers un dossier ou une clé…</translation>
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
        <source>Nothing was measured yet</source>
        <translation>Rien n’a encore été mesuré</translation>
    </message>
    <message>
        <source>Start a round with the button at the top: this document is made from it. The sheets for the wall can already be printed.</source>
        <translation>Lancez une ronde avec le bouton en haut&#xa0;: ce document en est tiré. Les fiches à afficher peuvent déjà être imprimées.</translation>
    </message>
    <message>
        <source>Nothing to print about yet</source>
        <translation>Rien à imprimer pour l’instant</translation>
    </message>
    <message>
        <source>Start a round with the button at the top: devices come with it.</source>
        <translation>Lancez une ronde avec le bouton en haut&#xa0;: elle apporte les appareils.</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Enregistrer le document</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>Tables and data (*.zip)</source>
        <translation>Tableaux et données (*.zip)</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>Tableur (*.xlsx)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Données (*.json)</translation>
    </message>
    <message>
        <source>Export what is known</source>
        <translation>Exporter ce qui est connu</translation>
    </message>
    <message>
        <source>Where the sheets for the wall should go</source>
        <translation>Où mettre les fiches à afficher</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
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
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The e-mail is ready in your mail program; nothing was sent. File: %1</source>
        <translation>Le courriel est prêt dans votre messagerie&#x202f;; rien n’a été envoyé. Fichier&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>No mail program opened it; nothing was sent. The e-mail is here: %1</source>
        <translation>Aucune messagerie ne l’a ouvert&#x202f;; rien n’a été envoyé. Le courriel est ici&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>Save the scan journal</source>
        <translation>Enregistrer le journal des rondes</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore this backup?</source>
        <translation>Restaurer cette sauvegarde&#x202f;?</translation>
    </message>
    <message>
        <source>%1 takes the place of everything that is here now. The present data is kept beside it, nothing is lost.</source>
        <translation>%1 prend la place de tout ce qui est ici. Les données actuelles sont gardées à côté, rien n’est perdu.</translation>
    </message>
    <message>
        <source>only for a backup of another computer</source>
        <translation>seulement pour la sauvegarde d’un autre ordinateur</translation>
    </message>
    <message>
        <source>Recovery phrase</source>
        <translation>Phrase de récupération</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
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
    <name>RoundsCard</name>
    <message>
        <source>Rounds</source>
        <translation>Rondes</translation>
    </message>
    <message>
        <source>Sweep faster where no care equipment is known</source>
        <translation>Balayer plus vite là où aucun équipement de soins n’est connu</translation>
    </message>
    <message>
        <source>Refused on a network with care equipment, and given up as soon as the listening finds some. What one device may receive stays the same.</source>
        <translation>Refusé sur un réseau où se trouve un équipement de soins, et abandonné dès que l’écoute en trouve un. Ce qu’un appareil peut recevoir reste le même.</translation>
    </message>
    <message>
        <source>Packets a second, in all</source>
        <translation>Paquets par seconde, en tout</translation>
    </message>
    <message>
        <source>Packets a second to one device</source>
        <translation>Paquets par seconde vers un appareil</translation>
    </message>
    <message>
        <source>Packets a second, in all, when faster</source>
        <translation>Paquets par seconde, en tout, en mode rapide</translation>
    </message>
    <message>
        <source>Devices contacted at once</source>
        <translation>Appareils contactés à la fois</translation>
    </message>
    <message>
        <source>Largest network, in addresses</source>
        <translation>Plus grand réseau, en adresses</translation>
    </message>
    <message>
        <source>Ports tried on a device that may be contacted</source>
        <translation>Ports essayés sur un appareil qui peut l’être</translation>
    </message>
    <message>
        <source>Ports never tried</source>
        <translation>Ports jamais essayés</translation>
    </message>
    <message>
        <source>These limits come with the program, each with its reason and its source; every packet sent stands in the scan journal.</source>
        <translation>Ces limites sont livrées avec le programme, chacune avec sa raison et sa source&#x202f;; chaque paquet envoyé figure au journal des sondages.</translation>
    </message>
</context>
<context>
    <name>SafeCard</name>
    <message>
        <source>Backups and keys</source>
        <translation>Sauvegardes et clés</translation>
    </message>
    <message>
        <source>Recovery phrase</source>
        <translation>Phrase de récupération</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>One encrypted file with everything. Keep a copy on something that is unplugged.</source>
        <translation>Un seul fichier chiffré, avec tout. Gardez-en une copie sur un support débranché.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sauvegarder…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>Keys of the agents</source>
        <translation>Clés des agents</translation>
    </message>
    <message>
        <source>Agents seal their reports for this establishment alone. If somebody may have copied the keys, make new ones: agents learn of them with their next report.</source>
        <translation>Les agents scellent leurs relevés pour cet établissement seul. Si quelqu’un a pu copier les clés, faites-en de nouvelles&#xa0;: les agents l’apprennent avec leur prochain relevé.</translation>
    </message>
    <message>
        <source>Make new keys…</source>
        <translation>Faire de nouvelles clés…</translation>
    </message>
    <message>
        <source>Not in a demonstration</source>
        <translation>Pas dans une démonstration</translation>
    </message>
    <message>
        <source>Backups (*.backup)</source>
        <translation>Sauvegardes (*.backup)</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Sauvegarder dans</translation>
    </message>
    <message>
        <source>Backup written: %1</source>
        <translation>Sauvegarde écrite&#xa0;: %1</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Backup to restore</source>
        <translation>Sauvegarde à restaurer</translation>
    </message>
    <message>
        <source>The backup is back in its place.</source>
        <translation>La sauvegarde est remise en place.</translation>
    </message>
    <message>
        <source>What was there before lies in %1.</source>
        <translation>Ce qui était là avant se trouve dans %1.</translation>
    </message>
    <message>
        <source>Make new keys?</source>
        <translation>Faire de nouvelles clés&#x202f;?</translation>
    </message>
    <message>
        <source>Kits made before go on working for a while; agents that are heard of in that time change to the new keys by themselves.</source>
        <translation>Les kits faits avant servent encore un temps&#x202f;; les agents qui donnent de leurs nouvelles d’ici là passent d’eux-mêmes aux nouvelles clés.</translation>
    </message>
    <message>
        <source>Make new keys</source>
        <translation>Faire de nouvelles clés</translation>
    </message>
    <message>
        <source>New keys made.</source>
        <translation>Nouvelles clés faites.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Never touched</source>
        <translation>Jamais touché</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Begin again, discover</source>
        <translation>Recommencer, découvrir</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>Premiers pas…</translation>
    </message>
    <message>
        <source>Discover the demonstration</source>
        <translation>Découvrir la démonstration</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Preview of the document</source>
        <translation>Aperçu du document</translation>
    </message>
    <message>
        <source>Page %1 of the document</source>
        <translation>Page&#xa0;%1 du document</translation>
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
    <name>SitePage</name>
    <message>
        <source>Parts of the establishment</source>
        <translation>Parties de l’établissement</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Activités</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Fournisseurs</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Établissement</translation>
    </message>
    <message>
        <source>Establishment without a name</source>
        <translation>Établissement sans nom</translation>
    </message>
    <message>
        <source>Responsible: %1</source>
        <translation>Responsable&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nobody is responsible</source>
        <translation>Aucun responsable désigné</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Change the name and who is responsible</source>
        <translation>Modifier le nom et le responsable</translation>
    </message>
    <message>
        <source>Name kept.</source>
        <translation>Nom gardé.</translation>
    </message>
</context>
<context>
    <name>SpareList</name>
    <message>
        <source>Never probed, whatever the mode: %1.</source>
        <translation>Jamais sondés, quel que soit le mode&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Always on the list</source>
        <translation>Toujours sur la liste</translation>
    </message>
    <message>
        <source>192.168.10.40, 192.168.20.0/24 or 00:1b:a9</source>
        <translation>192.168.10.40, 192.168.20.0/24 ou 00:1b:a9</translation>
    </message>
    <message>
        <source>Address, network or start of a hardware address never to touch</source>
        <translation>Adresse, réseau ou début d’adresse matérielle à ne jamais toucher</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>Mettre sur la liste</translation>
    </message>
    <message>
        <source>Do-not-touch list</source>
        <translation>Liste à ne pas toucher</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) put there one by one, on the page of devices.</source>
        <translation>
            <numerusform>%n appareil mis sur la liste un par un, à la page des appareils.</numerusform>
            <numerusform>%n appareils mis sur la liste un par un, à la page des appareils.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is never touched from now on.</source>
        <translation>%1 ne sera plus jamais touché.</translation>
    </message>
    <message>
        <source>%1 is no longer on the do-not-touch list.</source>
        <translation>%1 n’est plus sur la liste à ne pas toucher.</translation>
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
    <name>StoryPanel</name>
    <message>
        <source>Care function that the attack stops</source>
        <translation>Activité que l’attaque arrête</translation>
    </message>
    <message>
        <source>Steps of the attack</source>
        <translation>Étapes de l’attaque</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Previous step of the attack</source>
        <translation>Étape précédente de l’attaque</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Next step of the attack</source>
        <translation>Étape suivante de l’attaque</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Raconter</translation>
    </message>
    <message>
        <source>Pause the story</source>
        <translation>Suspendre le récit</translation>
    </message>
    <message>
        <source>Play the story step by step</source>
        <translation>Raconter le scénario pas à pas</translation>
    </message>
    <message>
        <source>No known way leads to any care function.</source>
        <translation>Aucun chemin connu ne mène à une activité de soins.</translation>
    </message>
    <message>
        <source>%1 stops</source>
        <translation>%1&#xa0;: arrêt</translation>
    </message>
</context>
<context>
    <name>Subjects</name>
    <message>
        <source>About</source>
        <translation>À propos de</translation>
    </message>
    <message>
        <source>What the document is about</source>
        <translation>Ce dont parle le document</translation>
    </message>
    <message>
        <source>All frameworks</source>
        <translation>Tous les référentiels</translation>
    </message>
</context>
<context>
    <name>SupplierDialog</name>
    <message>
        <source>Supplier and its access</source>
        <translation>Fournisseur et son accès</translation>
    </message>
    <message>
        <source>Never write a password here.</source>
        <translation>N’écrivez jamais de mot de passe ici.</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>revu</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Revu par</translation>
    </message>
</context>
<context>
    <name>SuppliersPanel</name>
    <message>
        <source>No supplier yet</source>
        <translation>Aucun fournisseur pour l’instant</translation>
    </message>
    <message>
        <source>Whoever maintains the care software, the nurse call or the telephones often has a way in. Write down who, and how.</source>
        <translation>Qui maintient le logiciel de soins, l’appel malade ou les téléphones a souvent un moyen d’entrer. Notez qui, et comment.</translation>
    </message>
    <message>
        <source>A supplier’s access is a door into the establishment: review it once a year.</source>
        <translation>L’accès d’un fournisseur est une porte de l’établissement&#xa0;: revoyez-le une fois par an.</translation>
    </message>
    <message>
        <source>Supplier kept.</source>
        <translation>Fournisseur gardé.</translation>
    </message>
    <message>
        <source>Supplier taken out.</source>
        <translation>Fournisseur retiré.</translation>
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
    <name>TryPanel</name>
    <message>
        <source>Imagine nothing</source>
        <translation>Ne rien supposer</translation>
    </message>
    <message>
        <source>What may be imagined</source>
        <translation>Ce que l’on peut supposer</translation>
    </message>
    <message>
        <source>If this were done</source>
        <translation>Si c’était fait</translation>
    </message>
    <message>
        <source>If this happened</source>
        <translation>Si cela arrivait</translation>
    </message>
    <message>
        <source>Choose a device on the map to imagine what may happen to it.</source>
        <translation>Choisissez un appareil sur la carte pour supposer ce qui peut lui arriver.</translation>
    </message>
    <message>
        <source>If this happened to %1</source>
        <translation>Si cela arrivait à %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Alors</translation>
    </message>
    <message>
        <source>%1: %2 instead of %3</source>
        <translation>%1&#xa0;: %2 au lieu de %3</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>Agents that await your approval</source>
        <translation>Agents en attente de votre accord</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>These machines sent a report that is kept aside and counts for nothing yet. Approve those that you know; a name alone proves nothing.</source>
        <translation>Ces machines ont envoyé un relevé, gardé de côté, qui ne compte pas encore. Approuvez celles que vous connaissez&#x202f;; un nom seul ne prouve rien.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Refuser…</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Tout choisir</translation>
    </message>
    <message>
        <source>Choose one or more machines in the table.</source>
        <translation>Choisissez une ou plusieurs machines dans le tableau.</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) chosen.</source>
        <translation>
            <numerusform>%n machine choisie.</numerusform>
            <numerusform>%n machines choisies.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fingerprint of its identity: %1. The agent’s own “status” shows it too.</source>
        <translation>Empreinte de son identité&#xa0;: %1. La commande «&#xa0;status&#xa0;» de l’agent la montre aussi.</translation>
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
        <source>DEMONSTRATION: a fictitious establishment, made-up figures</source>
        <translation>DÉMONSTRATION&#xa0;: établissement fictif, chiffres inventés</translation>
    </message>
    <message>
        <source>The summary of last month was made and put in the archive.</source>
        <translation>La synthèse du mois dernier est faite et mise aux archives.</translation>
    </message>
</context>
<context>
    <name>ZoneDialog</name>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Several networks are separated by commas.</source>
        <translation>Plusieurs réseaux se séparent par des virgules.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
</context>
<context>
    <name>ZonesPanel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>No zone drawn yet</source>
        <translation>Aucune zone dessinée pour l’instant</translation>
    </message>
    <message>
        <source>A zone is a part of the network: offices, care, visitors, telephones. Devices of different zones should not reach each other freely.</source>
        <translation>Une zone est une partie du réseau&#xa0;: bureaux, soins, visiteurs, téléphones. Les appareils de zones différentes ne devraient pas s’atteindre librement.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n appareil</numerusform>
            <numerusform>%n appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>Proposed: %1, %2 (%3)</source>
        <translation>Proposé&#xa0;: %1, %2 (%3)</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accept the zone: %1</source>
        <translation>Accepter la zone&#xa0;: %1</translation>
    </message>
    <message>
        <source>Care equipment</source>
        <translation>Équipements de soins</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Ordinateurs</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>Téléphones</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Visiteurs</translation>
    </message>
    <message>
        <source>Mixed network</source>
        <translation>Réseau mixte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Zone kept. The score takes it into account.</source>
        <translation>Zone gardée. Le score en tient compte.</translation>
    </message>
    <message>
        <source>Zone taken out.</source>
        <translation>Zone retirée.</translation>
    </message>
</context>
</TS>
