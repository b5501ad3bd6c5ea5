"""The icon of Windows and of macOS as their programs read it. appicon_test.py LARDER_APPICON RESOURCES"""

import pathlib
import struct
import subprocess
import sys
import tempfile

program, resources = sys.argv[1], pathlib.Path(sys.argv[2])
drawings = [resources / "larder.svg", resources / "larder-small.svg"]


def made(folder, name):
    target = pathlib.Path(folder) / name
    subprocess.run([program, *drawings, target], check=True)
    return target.read_bytes()


def png_size(picture):
    assert picture[:8] == b"\x89PNG\r\n\x1a\n", "no PNG"
    return struct.unpack(">II", picture[16:24])


def opaque_pixels(bitmap, size):
    return sum(bitmap[40 + 4 * i + 3] > 128 for i in range(size * size))


with tempfile.TemporaryDirectory() as folder:
    ico = made(folder, "larder.ico")
    reserved, kind, count = struct.unpack("<HHH", ico[:6])
    assert (reserved, kind) == (0, 1), "no icon of Windows"
    sizes, end = [], 6 + 16 * count
    for i in range(count):
        width, height, _, _, planes, bits, length, offset = struct.unpack("<BBBBHHII", ico[6 + 16 * i : 22 + 16 * i])
        size, picture = width or 256, ico[offset : offset + length]
        assert (width, planes, bits, offset) == (height, 1, 32, end), f"{size}: its place in the list"
        if size == 256:
            assert png_size(picture) == (256, 256)
        else:
            assert struct.unpack("<IiiHH", picture[:16]) == (40, size, 2 * size, 1, 32), f"{size}: its head"
            assert length == 40 + 4 * size * size + size * ((size + 31) // 32 * 4), f"{size}: its length"
            assert size * size / 3 < opaque_pixels(picture, size) < size * size, f"{size}: nothing drawn"
        sizes.append(size)
        end += length
    assert end == len(ico) and sizes == [16, 20, 24, 32, 40, 48, 64, 128, 256], sizes

    icns = made(folder, "larder.icns")
    assert icns[:4] == b"icns" and struct.unpack(">I", icns[4:8])[0] == len(icns), "no icon of macOS"
    kinds, place = {}, 8
    while place < len(icns):
        length = struct.unpack(">I", icns[place + 4 : place + 8])[0]
        kinds[icns[place : place + 4].decode()] = png_size(icns[place + 8 : place + length])[0]
        place += length
    assert place == len(icns) and kinds == {
        "icp4": 16, "icp5": 32, "ic11": 32, "ic12": 64, "ic07": 128,
        "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512, "ic10": 1024,
    }, kinds  # fmt: skip

    other = subprocess.run([program, *drawings, pathlib.Path(folder) / "larder.png"], stderr=subprocess.PIPE)
    assert other.returncode == 2 and not (pathlib.Path(folder) / "larder.png").exists(), "takes what it cannot make"

print(f"{count} pictures for Windows, {len(kinds)} for macOS")
