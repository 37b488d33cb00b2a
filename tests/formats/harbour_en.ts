<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="de">
<context>
    <name>Window</name>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan is a no-start, %1</translation>
    </message>
    <message numerus="yes">
        <source>%n Schiff(e)</source>
        <translation><numerusform>%n ship</numerusform><numerusform>%n ships</numerusform></translation>
    </message>
    <message>
        <source>Alt</source>
        <translation type="vanished">a no-start</translation>
    </message>
</context>
</TS>
