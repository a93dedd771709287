<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n booking(s)</source>
        <translation>
            <numerusform>%n booking</numerusform>
            <numerusform>%n bookings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) are as they were.</source>
        <translation>
            <numerusform>%n booking is as it was.</numerusform>
            <numerusform>%n bookings are as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) are cancelled</source>
        <translation>
            <numerusform>%n booking is cancelled</numerusform>
            <numerusform>%n bookings are cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) are left as they are.</source>
        <translation>
            <numerusform>%n booking is left as it is.</numerusform>
            <numerusform>%n bookings are left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) could not be cancelled and are as they were.</source>
        <translation>
            <numerusform>%n booking could not be cancelled and is as it was.</numerusform>
            <numerusform>%n bookings could not be cancelled and are as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) in all</source>
        <translation>
            <numerusform>%n booking in all</numerusform>
            <numerusform>%n bookings in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) of the date are cancelled.</source>
        <translation>
            <numerusform>%n booking of the date is cancelled.</numerusform>
            <numerusform>%n bookings of the date are cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) on this date</source>
        <translation>
            <numerusform>%n booking on this date</numerusform>
            <numerusform>%n bookings on this date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) were not come to and are as they were.</source>
        <translation>
            <numerusform>%n booking was not come to and is as it was.</numerusform>
            <numerusform>%n bookings were not come to and are as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came to nothing: see Refunds.</source>
        <translation>
            <numerusform>%n came to nothing: see Refunds.</numerusform>
            <numerusform>%n came to nothing: see Refunds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed meanwhile: compare again for them</source>
        <translation>
            <numerusform>%n changed meanwhile: compare again for them</numerusform>
            <numerusform>%n changed meanwhile: compare again for them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <comment>changes of a resync</comment>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) will be tried again.</source>
        <translation>
            <numerusform>%n edit will be tried again.</numerusform>
            <numerusform>%n edits will be tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>changes of a resync</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
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
        <source>%n left as they are</source>
        <comment>changes of a resync</comment>
        <translation>
            <numerusform>%n left as they are</numerusform>
            <numerusform>%n left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {file}.</source>
        <translation>
            <numerusform>%n line written to {file}.</numerusform>
            <numerusform>%n lines written to {file}.</numerusform>
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
        <source>%n listing(s) differ from Stripe</source>
        <translation>
            <numerusform>%n listing differs from Stripe</numerusform>
            <numerusform>%n listings differ from Stripe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s) differ from Stripe. Nothing was changed.</source>
        <translation>
            <numerusform>%n listing differs from Stripe. Nothing was changed.</numerusform>
            <numerusform>%n listings differ from Stripe. Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more booking(s)</source>
        <translation>
            <numerusform>%n more booking</numerusform>
            <numerusform>%n more bookings</numerusform>
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
        <source>%n not done</source>
        <comment>changes of a resync</comment>
        <translation>
            <numerusform>%n not done</numerusform>
            <numerusform>%n not done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) without a booking</source>
        <translation>
            <numerusform>%n payment without a booking</numerusform>
            <numerusform>%n payments without a booking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s)</source>
        <translation>
            <numerusform>%n refund</numerusform>
            <numerusform>%n refunds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) need attention: see Refunds.</source>
        <translation>
            <numerusform>%n refund needs attention: see Refunds.</numerusform>
            <numerusform>%n refunds need attention: see Refunds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) rejected.</source>
        <translation>
            <numerusform>%n refund rejected.</numerusform>
            <numerusform>%n refunds rejected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) selected</source>
        <translation>
            <numerusform>%n refund selected</numerusform>
            <numerusform>%n refunds selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) wait for another manager’s approval.</source>
        <translation>
            <numerusform>%n refund waits for another manager’s approval.</numerusform>
            <numerusform>%n refunds wait for another manager’s approval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) written to {file}.</source>
        <translation>
            <numerusform>%n refund written to {file}.</numerusform>
            <numerusform>%n refunds written to {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <comment>to Stripe</comment>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) to see it</source>
        <translation>
            <numerusform>%n request to see it</numerusform>
            <numerusform>%n requests to see it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) withdrawn.</source>
        <translation>
            <numerusform>%n request withdrawn.</numerusform>
            <numerusform>%n requests withdrawn.</numerusform>
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
        <source>%n selected booking(s) do not allow this and stay as they were.</source>
        <translation>
            <numerusform>%n selected booking does not allow this and stays as it was.</numerusform>
            <numerusform>%n selected bookings do not allow this and stay as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected line(s) do not allow this and stay as they were.</source>
        <translation>
            <numerusform>%n selected line does not allow this and stays as it was.</numerusform>
            <numerusform>%n selected lines do not allow this and stay as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unpaid booking(s) from before the change</source>
        <translation>
            <numerusform>%n unpaid booking from before the change</numerusform>
            <numerusform>%n unpaid bookings from before the change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for another manager’s approval.</source>
        <comment>refunds</comment>
        <translation>
            <numerusform>%n waits for another manager’s approval.</numerusform>
            <numerusform>%n wait for another manager’s approval.</numerusform>
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
        <source>A password has at least %n characters.</source>
        <translation>
            <numerusform>A password has at least %n characters.</numerusform>
            <numerusform>A password has at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters. Several words are best.</source>
        <translation>
            <numerusform>At least %n characters. Several words are best.</numerusform>
            <numerusform>At least %n characters. Several words are best.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n booking(s)</source>
        <translation>
            <numerusform>Cancel %n booking</numerusform>
            <numerusform>Cancel %n bookings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It begins in %n day(s): {percent} %.</source>
        <translation>
            <numerusform>It begins in %n day: {percent} %.</numerusform>
            <numerusform>It begins in %n days: {percent} %.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n refund(s)?</source>
        <translation>
            <numerusform>Reject %n refund?</numerusform>
            <numerusform>Reject %n refunds?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n failed</source>
        <translation>
            <numerusform>Retry %n failed</numerusform>
            <numerusform>Retry %n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n selected</source>
        <translation>
            <numerusform>Retry the selected one</numerusform>
            <numerusform>Retry %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stripe has not said how %n payment(s) stand(s): they are left out.</source>
        <translation>
            <numerusform>Stripe has not said how %n payment stands: it is left out.</numerusform>
            <numerusform>Stripe has not said how %n payments stand: they are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What goes back for %n selected booking(s):</source>
        <translation>
            <numerusform>What goes back for %n selected booking:</numerusform>
            <numerusform>What goes back for %n selected bookings:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write to %n customer(s)</source>
        <translation>
            <numerusform>Write to %n customer</numerusform>
            <numerusform>Write to %n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You took note of %n refund(s).</source>
        <translation>
            <numerusform>You took note of %n refund.</numerusform>
            <numerusform>You took note of %n refunds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>{count} h</numerusform>
            <numerusform>{count} h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>{count} min</numerusform>
            <numerusform>{count} min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>{count} s</numerusform>
            <numerusform>{count} s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finding} +{count}</source>
        <comment>one difference and how many more</comment>
        <translation>
            <numerusform>{finding} +{count}</numerusform>
            <numerusform>{finding} +{count}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{given} of {needed}</source>
        <comment>approvals</comment>
        <translation>
            <numerusform>{given} of {needed}</numerusform>
            <numerusform>{given} of {needed}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{percent} % until %n day(s) before</source>
        <translation>
            <numerusform>{percent} % until %n day before</numerusform>
            <numerusform>{percent} % until %n days before</numerusform>
        </translation>
    </message>
</context>
</TS>
