"""Settings survive a round trip, refuse nonsense in words, and are never half-written."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.settings import (
    Density,
    Profile,
    Settings,
    SettingsUnreadable,
    Theme,
    find_paths,
    load_settings,
    save_settings,
)

names = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)
profiles = st.builds(Profile, name=names, database_url=st.none() | names, practice=st.booleans())


def test_where_there_is_no_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


@given(profile=profiles, theme=st.sampled_from(Theme), density=st.sampled_from(Density))
def test_what_is_saved_is_what_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, profile: Profile, theme: Theme, density: Density
) -> None:
    file = tmp_path_factory.mktemp("settings") / "deep" / "settings.toml"
    settings = msgspec.structs.replace(Settings(), theme=theme, density=density).with_profile(profile)
    save_settings(file, settings)
    assert load_settings(file) == settings
    assert load_settings(file).profile == profile
    assert [p.name for p in file.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    "text",
    [
        "theme = 'pink'",
        "unknown = 1",
        "default_currency = 'reais'",
        "requests_per_second = 0",
        "not toml at all",
        "profiles = [{ name = '' }]",
        "\udcff",
    ],
)
def test_a_file_that_is_wrong_is_named_and_left_untouched(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    content = text.encode("utf-8", "surrogateescape")
    file.write_bytes(content)
    with pytest.raises(SettingsUnreadable) as raised:
        load_settings(file)
    assert str(file) in str(raised.value)
    assert "Mend it" in str(raised.value)
    assert file.read_bytes() == content


def test_a_profile_saved_again_replaces_the_one_of_its_name() -> None:
    settings = Settings().with_profile(Profile(name="Office")).with_profile(Profile(name="Office", practice=True))
    assert settings.profiles == (Profile(name="Office", practice=True),)


def test_one_variable_moves_every_folder(tmp_path: Path) -> None:
    paths = find_paths({"BACKOFFICE_HOME": str(tmp_path)})
    assert all(p.is_relative_to(tmp_path) for p in (paths.settings_file, paths.default_database, paths.logs))
