"""The formats of the database, one file each, in a straight line: 0001, 0002, …

Released files are never changed. They speak of tables by name and know nothing of the models.
"""
