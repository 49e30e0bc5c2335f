<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>AcceptDialog</name>
    <message numerus="yes">
        <source>Accept %n finding(s) for a while</source>
        <translation>
            <numerusform>Accept %n finding for a while</numerusform>
            <numerusform>Accept %n findings for a while</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgentStanding</name>
    <message numerus="yes">
        <source>%n agent(s) up to date</source>
        <translation>
            <numerusform>%n agent up to date</numerusform>
            <numerusform>%n agents up to date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silent for more than %1 days</source>
        <translation>
            <numerusform>%n silent for more than %1 days</numerusform>
            <numerusform>%n silent for more than %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n awaiting your approval</source>
        <translation>
            <numerusform>%n awaiting your approval</numerusform>
            <numerusform>%n awaiting your approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CarePanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message numerus="yes">
        <source>%n agent(s) approved. What they report counts.</source>
        <translation>
            <numerusform>%n agent approved. What it reports counts.</numerusform>
            <numerusform>%n agents approved. What they report counts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n agent(s)?</source>
        <translation>
            <numerusform>Revoke %n agent?</numerusform>
            <numerusform>Revoke %n agents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s) revoked. What they report counts no more.</source>
        <translation>
            <numerusform>%n agent revoked. What it reports counts no more.</numerusform>
            <numerusform>%n agents revoked. What they report counts no more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviceRows</name>
    <message numerus="yes">
        <source>silent for %n day(s)</source>
        <translation>
            <numerusform>silent, %n d</numerusform>
            <numerusform>silent, %n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n device(s)</source>
        <translation>
            <numerusform>%1 of %n device</numerusform>
            <numerusform>%1 of %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message numerus="yes">
        <source>Noted for %n finding(s). The next report will prove it.</source>
        <translation>
            <numerusform>Noted for %n finding. The next report will prove it.</numerusform>
            <numerusform>Noted for %n findings. The next report will prove it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) accepted until %1. They stay in the score.</source>
        <translation>
            <numerusform>%n finding accepted until %1. It stays in the score.</numerusform>
            <numerusform>%n findings accepted until %1. They stay in the score.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstRoundCard</name>
    <message numerus="yes">
        <source>%n device(s) found so far</source>
        <translation>
            <numerusform>%n device found so far</numerusform>
            <numerusform>%n devices found so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStepsCard</name>
    <message numerus="yes">
        <source>See all %n prescription(s)</source>
        <translation>
            <numerusform>See the prescription</numerusform>
            <numerusform>See all %n prescriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Identifying</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n report(s) taken in</source>
        <translation>
            <numerusform>%n report taken in</numerusform>
            <numerusform>%n reports taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already known</source>
        <translation>
            <numerusform>%n already known</numerusform>
            <numerusform>%n already known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n awaiting your approval</source>
        <translation>
            <numerusform>%n awaiting your approval</numerusform>
            <numerusform>%n awaiting your approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused</source>
        <translation>
            <numerusform>%n file refused</numerusform>
            <numerusform>%n files refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n other file(s).</source>
        <translation>
            <numerusform>And %n other file.</numerusform>
            <numerusform>And %n other files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnownPanel</name>
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
            <numerusform>%1 of %n agent</numerusform>
            <numerusform>%1 of %n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message numerus="yes">
        <source>%n device(s) in %1 zone(s).</source>
        <translation>
            <numerusform>%n device, zones: %1.</numerusform>
            <numerusform>%n devices, zones: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodePanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackPage</name>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackPreviewDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
</context>
<context>
    <name>PrescriptionDetail</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrescriptionsPage</name>
    <message numerus="yes">
        <source>%n prescription(s), the best gain for each hour of work first.</source>
        <translation>
            <numerusform>%n prescription.</numerusform>
            <numerusform>%n prescriptions, the best gain for each hour of work first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtectionPage</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtectionRows</name>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation>
            <numerusform>%n to fix</numerusform>
            <numerusform>%n to fix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n awaiting proof</source>
        <translation>
            <numerusform>%n awaiting proof</numerusform>
            <numerusform>%n awaiting proof</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
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
            <numerusform>%n not answered yet</numerusform>
            <numerusform>%n not answered yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) no longer believed</source>
        <translation>
            <numerusform>%n answer out of date</numerusform>
            <numerusform>%n answers out of date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) to renew soon</source>
        <translation>
            <numerusform>%n answer to renew soon</numerusform>
            <numerusform>%n answers to renew soon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SinceCard</name>
    <message numerus="yes">
        <source>%n finding(s) resolved and proven: %1</source>
        <translation>
            <numerusform>%n finding resolved and proven: %1</numerusform>
            <numerusform>%n findings resolved and proven: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new finding(s): %1</source>
        <translation>
            <numerusform>%n new finding: %1</numerusform>
            <numerusform>%n new findings: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new device(s): %1</source>
        <translation>
            <numerusform>%n new device: %1</numerusform>
            <numerusform>%n new devices: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) no longer seen: %1</source>
        <translation>
            <numerusform>%n device no longer seen: %1</numerusform>
            <numerusform>%n devices no longer seen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s).</source>
        <translation>
            <numerusform>%1 and %n other.</numerusform>
            <numerusform>%1 and %n others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s) fallen silent</source>
        <translation>
            <numerusform>%n agent has fallen silent</numerusform>
            <numerusform>%n agents have fallen silent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpareList</name>
    <message numerus="yes">
        <source>%n device(s) put there one by one, on the page of devices.</source>
        <translation>
            <numerusform>%n device put there one by one, on the page of devices.</numerusform>
            <numerusform>%n devices put there one by one, on the page of devices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message numerus="yes">
        <source>%n machine(s) chosen.</source>
        <translation>
            <numerusform>%n machine chosen.</numerusform>
            <numerusform>%n machines chosen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZonesPanel</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
</TS>
