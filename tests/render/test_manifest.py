from __future__ import annotations

from pathlib import Path

from extractor.render.manifest import FILE_NAME, Manifest, digest, files_digest


def test_an_output_is_current_while_it_is_there_and_its_key_holds(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    (tmp_path / "a.json").write_text("{}")
    manifest.add("a.json", "k1")
    manifest.close()
    again = Manifest(tmp_path)
    assert again.is_current("a.json", "k1")
    assert not again.is_current("a.json", "k2")
    assert not again.is_current("b.json", "k1")
    (tmp_path / "a.json").unlink()
    assert not again.is_current("a.json", "k1")


def test_a_run_that_was_killed_loses_no_finished_output(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text("{}")
        manifest.add(name, "k")
    log = tmp_path / FILE_NAME
    log.write_bytes(log.read_bytes()[:-6])  # killed within the second line
    again = Manifest(tmp_path)
    assert again.is_current("a.json", "k")
    assert not again.is_current("b.json", "k")
    again.add("b.json", "k")
    assert Manifest(tmp_path).is_current("b.json", "k")


def test_each_path_is_kept_once(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    for key in "xyz":
        manifest.add("기사.json", key)
    manifest.close()
    assert len((tmp_path / FILE_NAME).read_text().splitlines()) == 1


def test_a_digest_tells_where_parts_end() -> None:
    assert digest(["ab", "c"]) != digest(["a", "bc"])
    assert digest(["가", b"x"]) == digest(["가", b"x"])


def test_a_digest_of_files_sees_names_and_content(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()

    def now() -> str:
        return files_digest((rules,), (".yaml",))

    seen = [now()]
    (rules / "a.yaml").write_text("id: x")
    seen.append(now())
    (rules / "a.yaml").write_text("id: y")
    seen.append(now())
    (rules / "a.yaml").rename(rules / "b.yaml")
    seen.append(now())
    assert len(set(seen)) == 4
    (rules / "notes.txt").write_text("no rule")
    assert now() == seen[-1]
