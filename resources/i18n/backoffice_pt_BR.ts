<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n field(s) need mending; what to do stands below each.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accommodation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accommodations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a time, HH:MM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All listings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived listings are kept here; they can be restored at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a listing in the table to see and edit it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the technical details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers can pay through this link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers pay {money} through this link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database profile: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes to “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard what was entered?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits go to Stripe by themselves, usually within seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every edit has reached Stripe or is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given up after several tries. Mend the cause, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HH:MM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be saved as {path}. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no payment link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no price. Enter one to get a payment link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is archived. Restore it to sell it again; it gets the same link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not active. Tick “Active” to sell it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on its way to Stripe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is saved, and goes out by itself as soon as that is mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep all mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last in step with Stripe: {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the first listing, or bring many at once from a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode: {mode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move tier down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move tier up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NO KEY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New accommodation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New edits appear here until Stripe has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New listing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New restaurant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Stripe account yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No listing fits the search and the filters above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sold online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not specified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of yours is saved yet. Choose for each field which version stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was said yet. Messages that pass by are kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved; your changes are still in the form. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only Stripe&apos;s own https addresses are opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open listing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code of {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the listing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restaurant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restaurants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Retry %n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the listing to get its payment link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the new listing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save these choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search listings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search name, supplier, place, tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show archived listings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold at one price. Add tiers to sell, say, adults and children apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else saved this listing first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that the program did not expect. Nothing more was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe account: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe did not take the last change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form goes back to what was saved last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The listing could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The listing is saved here. Mend what is said above, or try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket tiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo what was just done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then the link below is the one of before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not saved is lost when you leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as soon as possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mm/dd/yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yyyy-mm-dd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} · archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} (required)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Sold online” is not ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backoffice</name>
    <message>
        <source>$ – cheap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$$ – moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$$$ – expensive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$$$$ – very expensive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A free tier has no price. Empty it, or choose another type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A listing needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A place needs both latitude and longitude. Fill in this one too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request was changed between two attempts, so Stripe refused it. This is a fault of the program; press Retry to plan it anew, and please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text of this record holds characters that cannot be sent (half of an emoji?). Type it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added once to every stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses that start with https://, one a line; eight at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amenities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount cannot be negative. Leave the minus out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount cannot be negative. Write it without a minus: {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another tier has this name. Choose a different one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another worker has taken this job over; this one stops working on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apartment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As customers read it, such as “Adult”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As customers read it, such as “Boat trip at sunset”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As customers read it, such as “House of the two winds”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As customers read it, such as “Jazz at the pier”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As customers read it, such as “Red buggy no. 4”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it stands over the door.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BACKOFFICE_STRIPE_API_BASE is {address}. A Stripe key is sent to https://api.stripe.com or to this machine (127.0.0.1) only. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up a PostgreSQL database with pg_dump, or ask its administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bathrooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boat trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buggy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Café</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancellation policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Casual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check-in from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check-out until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleaning fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuisine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultural</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees east, such as -32.4233; west is negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees north, such as -3.8541; south is negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diesel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dining style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double beds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dress code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-bike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ecological</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a Stripe key. It starts with sk_ or rk_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ethanol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything a guest may want to know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra-driver fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Featured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees and discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Festival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine dining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flex (petrol and ethanol)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gets a payment link when it has a price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this tier a price, or choose the type Free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guesthouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests can reserve a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Historical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hostel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hotel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive listings are kept but not sold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive tiers are kept but not sold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot take place: {fewest} must come, but only {most} may. Raise this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no price. Give it one to sell it online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds a hidden character ({code}). Delete it, or type the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds nothing but spaces. Write something or empty it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is archived. Restore it to sell it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is free, and Stripe charges nothing. Give it a price to sell it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is switched off. Make it active to sell it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes place from this many people on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Itinerary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its part of a web address: small letters, digits and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>King-size beds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line 1 must name the fields of {kind}. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line 1 names the field “{field}” twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} is not valid CSV ({reason}). Look for a quotation mark that is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listings of this kind have no ticket tiers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live in Stripe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be after midnight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most per order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motorcycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbourhood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Stripe key is stored yet. Enter one under Stripe › Stripe key…, or set STRIPE_SECRET_KEY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such number exists in +{country_code}. Check its digits; foreign numbers start with + and the country&apos;s code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked, as {reason} failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sold online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the beach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or two sentences; shown on the payment page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One stop a line, in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only activities and events have ticket tiers. Remove them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening and closing time go together. Fill in this one too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening and tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other booking page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice mode takes no real Stripe key. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice mode talks to the simulator on this machine only, not to {address}. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queen-size beds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rented out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms and beds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms to let</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SUV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved here; it goes to Stripe by itself as soon as it can. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved; on its way to Stripe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which currency the amounts are in, such as BRL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule and capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selling it online is switched off. Switch it on to get a link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown first to customers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single beds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is changing this in Stripe at the moment. The request goes out again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else saved this record while you were editing it. Nothing of yours was saved yet: compare both versions and choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that belongs to this record is no longer in Stripe. Stripe says: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong at Stripe. The same request is sent again; see status.stripe.com if this lasts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker or artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay and capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe asks to go slower. The request goes out again by itself, a little later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe cannot be reached. Nothing is lost: everything goes out when it can. If this lasts, see whether a firewall or proxy blocks api.stripe.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe charges amounts above zero only. Nothing was sent; enter a price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe charges at most {largest} {currency}. Write a smaller amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe charges {currency} in steps of {step}. Write {lower} or {higher}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe charges {minimum} at least. Ask for that or more, or leave the price empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe did not answer in time. It may have done what was asked: the same request is sent again, and Stripe does it only once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe does not accept the key. It may have been rolled or revoked: copy the current one from Developers › API keys in the Stripe Dashboard. Everything waits and goes out with the new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe does not charge as much as this. Write a smaller amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe has this already. Stripe says: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe is still working on this very request. Its result is asked for again shortly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe refused this. Correct the record and save it, or press Retry. Stripe says: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe takes only so many requests a second. This one waits its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stripe&apos;s answers never come to match this listing. Please report this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as 09:00; 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as seafood or regional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken off the price of the nights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes reservations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Stripe key has expired. Copy the current one from Developers › API keys in the Stripe Dashboard. Everything waits and goes out with the new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Stripe key may not do this. Give it the permission under Developers › API keys in the Stripe Dashboard; everything waits until then. Stripe says: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address set for Stripe is not one. Correct it in the settings of this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “{column}” holds no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before Stripe&apos;s answer was here. It may have done what was asked: the same request is sent again, and Stripe does it only once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Stripe is not safe: its certificate cannot be checked. Nothing was sent. Check the date of this computer; if it is right, ask whoever runs your network about a proxy or virus scanner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the database was lost while saving, so it is not known whether it was saved. Reload before you try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be reached. Nothing was saved. Check the network and the server, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not allow this to your user. Nothing was saved. Ask the administrator of the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database has format {found} and this program needs format {known}. Run “backoffice migrate” to bring it up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database has format {found}, but this program knows formats up to {known} only. Update the program; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is busy. Nothing was saved; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is open for reading only. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database refused a value ({rule}). Nothing was saved; please report this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database reports an error ({reason}). Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that holds the database is full. Nothing was saved. Make room, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty. Its first line must name the fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than {limit} MB. Split it in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list has no column “{column}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program failed while working on this; the log says where. It tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue was paused. Edits are saved and wait until it is resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read: {reason}. Mend it, or move it away to start with fresh settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text holds a character that cannot be stored (NUL).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The venue, as guests know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year {year} cannot be right. Write one from {first} to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a blank inside this key. Copy it again, in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to the internet. Nothing is lost: everything goes out when the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “{field}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “{name}” here. Leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “{name}”. Did you mean “{near}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “{name}”. The fields are: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are {count} entries. Keep {maximum} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are {count} ticket tiers. Keep {maximum} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database belongs to the Stripe account {bound} ({bound_mode}), but the key is for {other} ({other_mode}). Nothing was sent. Use a key of that account, or another database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has {length} characters. Shorten it to {maximum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a publishable key (pk_). The secret key (sk_) or a restricted one (rk_) is needed: see Developers › API keys in the Stripe Dashboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no Stripe key. It starts with sk_test_, sk_live_, rk_test_ or rk_live_; copy it whole from Developers › API keys in the Stripe Dashboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a telephone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a text file. Save it as CSV (UTF-8).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is only the masked form of a key. Press Reveal in the Stripe Dashboard and copy it whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the signing secret of a webhook (whsec_), not an API key. See Developers › API keys in the Stripe Dashboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long for an amount in {currency}. Write it like {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job is running or may have reached Stripe already, so it cannot be cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key belongs to practice mode and opens no account at Stripe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key is cut off. Copy it whole from Developers › API keys in the Stripe Dashboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key may not read its own account, so it cannot be told whose it is. Nothing was sent. Give it that permission in the Stripe Dashboard. Stripe says: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line has {found} cells, but the header names {expected} fields. Put a text that holds the separator in quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program does not know how to do “{kind}”. Update it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record is no longer in the database. Reload the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value cannot be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three letters, such as BRL or EUR. Every amount of this listing is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket tiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transmission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use small letters, digits and single hyphens only, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Van</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wellness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a guest gets back, and until when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a reservation costs. Without a price it is not sold online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back is not an answer of Stripe&apos;s. A proxy or a sign-in page of the network may have answered in its place. The same request is sent again, and Stripe does it only once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each further driver costs a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What guests get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one day costs. Without a price it is not sold online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one night costs. Without a price it is not sold online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one person pays. Without a price it is not sold online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one ticket costs. Without a price it is not sold online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one ticket of this tier costs. Leave it empty for a free one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the restaurant takes: Pix, card, cash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the supplier gets for each sale. Customers never see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where tickets are sold elsewhere, if they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who provides it and is paid the net rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With country and area code, such as +55 81 3333-0000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With country and area code, such as +55 81 99999-0000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this tier {total} tickets are on sale for {places} places. Lower it, or raise the most participants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to find it by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number from {minimum} to {maximum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write each day once, from Monday on: mon; tue; wed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the amount with the digits 0 to 9, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write this on one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write ticket tiers as a JSON list, such as [{example}]; the file “--template” lists the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per reservation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{currency} has no decimals. Write a whole amount, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{currency} has {places} decimals at most. Write the amount like {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged. You can restore one of {count} backups (the damaged file is kept), or open it for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a usable backup. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another Backoffice (process {pid}). Close that one first, or use a PostgreSQL database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another Backoffice. Close that one first, or use a PostgreSQL database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lies on a network share ({kind}), where SQLite loses data. Keep the file on this computer, or use a PostgreSQL database to work together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} holds data of another program. Choose another database; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{address}” is not the address of a database. It looks like sqlite:///folder/file.db or postgresql://user@host/database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sign}” is not the sign of {currency}. Write only the number, such as {example}, or change the currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” can be read in two ways. Write {decimal} or {whole}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is neither yes nor no. Write yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is none of the choices. Write one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a currency that Stripe charges in. Write its three letters, such as BRL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a date. Write it as {order}, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a day of the week. Write days like mon; tue; sat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a number of degrees. Write it like -3.8541.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a phone number. Write it with country and area code: +55 81 99999-0000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a time. Write hours and minutes, such as 09:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a web address. Write it whole, such as https://example.org/page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a whole number. Write it with digits only, such as 12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not an amount in {currency}. Write it like {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not an image&apos;s address. It must start with https:// and name a site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is written in another way than here. Write {decimal}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” does not fit this field. Write it anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
