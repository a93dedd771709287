<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>backoffice</name>
    <message>
        <source>Another worker has taken this job over; this one stops working on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up a PostgreSQL database with pg_dump, or ask its administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} is not valid CSV ({reason}). Look for a quotation mark that is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else saved this record while you were editing it. Nothing of yours was saved yet: compare both versions and choose.</source>
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
        <source>The database refused a value ({details}). Nothing was saved; please report this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database reports an error ({details}). Nothing was saved.</source>
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
        <source>The file is larger than {limit} MB. Split it and import the parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read: {reason}. Mend it, or move it away to start with fresh settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a text file. Save it as CSV (UTF-8).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job is running or may have reached Stripe already, so it cannot be cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record is no longer in the database. Reload the list.</source>
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
</context>
</TS>
