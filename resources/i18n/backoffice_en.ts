<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n edit(s) will be tried again.</source>
        <translation>
            <numerusform>%n edit will be tried again.</numerusform>
            <numerusform>%n edits will be tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need mending; what to do stands below each.</source>
        <translation>
            <numerusform>%n field needs mending; what to do stands below it.</numerusform>
            <numerusform>%n fields need mending; what to do stands below each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s)</source>
        <translation>
            <numerusform>%n listing</numerusform>
            <numerusform>%n listings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s) could not be changed:</source>
        <translation>
            <numerusform>%n listing could not be changed:</numerusform>
            <numerusform>%n listings could not be changed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n new notice</numerusform>
            <numerusform>%n new notices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be imported</source>
        <translation>
            <numerusform>%n row cannot be imported</numerusform>
            <numerusform>%n rows cannot be imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the file were left out.</source>
        <translation>
            <numerusform>%n row of the file was left out.</numerusform>
            <numerusform>%n rows of the file were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n selected</source>
        <translation>
            <numerusform>Retry the selected one</numerusform>
            <numerusform>Retry %n selected</numerusform>
        </translation>
    </message>
</context>
</TS>
