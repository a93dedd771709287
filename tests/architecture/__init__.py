"""What holds for the project as a whole: its form, its words, its locks, its pinned flaws of others."""
