"""Fewer points for TrueType outlines: neighbouring arcs that one arc can draw within a tolerance become that arc.

Directions at the ends of what is joined stay as they are, so a smooth outline stays smooth; corners are never moved.
"""

from math import hypot

from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

ON_CURVE = 1
SMOOTH = 0.96  # least cosine between two directions that count as one
LONGEST_RUN = 12  # arcs looked at together
TRIES = 1  # runs that may fail before a longer one is given up

# A segment is (start, control, end); a straight one has no control point.


def simplify(font, tolerance):
    """Rewrites all simple glyphs of `font`; `tolerance` in font units."""
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.numberOfContours > 0:
            simplify_glyph(glyph, glyf, tolerance)
    glyf.padding = 1


def simplify_glyph(glyph, glyf, tolerance):
    coordinates, ends, flags = glyph.getCoordinates(glyf)
    points, new_ends, first = [], [], 0
    for end in ends:
        contour = [(*coordinates[i], bool(flags[i] & ON_CURVE)) for i in range(first, end + 1)]
        points += simplify_contour(contour, tolerance)
        new_ends.append(len(points) - 1)
        first = end + 1
    glyph.coordinates = GlyphCoordinates([(x, y) for x, y, _ in points])
    glyph.flags = bytearray(on for _, _, on in points)
    glyph.endPtsOfContours = new_ends
    glyph.recalcBounds(glyf)


def simplify_contour(contour, tolerance):
    segments = to_segments(contour)
    if not segments:
        return contour
    simpler = to_points(merge(segments, tolerance))
    return simpler if 2 < len(simpler) < len(contour) else contour


def to_segments(contour):
    explicit = []
    for i, (x, y, on) in enumerate(contour):
        px, py, previous_on = contour[i - 1]
        if not on and not previous_on:
            explicit.append(((x + px) / 2, (y + py) / 2, True))
        explicit.append((x, y, on))
    first = next((i for i, point in enumerate(explicit) if point[2]), None)
    if first is None:
        return []
    explicit = explicit[first:] + explicit[: first + 1]
    segments, i = [], 0
    while i < len(explicit) - 1:
        step = 1 if explicit[i + 1][2] else 2
        control = None if step == 1 else explicit[i + 1][:2]
        segments.append((explicit[i][:2], control, explicit[i + step][:2]))
        i += step
    return segments


def to_points(segments):
    points = []
    for start, control, _ in segments:
        points.append((round(start[0]), round(start[1]), True))
        if control:
            points.append((*control, False))
    return [p for i, p in enumerate(points) if not is_implied(points[i - 1], p, points[(i + 1) % len(points)])]


def is_implied(before, point, after):
    """TrueType puts a point of the curve midway between two control points by itself."""
    if not point[2] or before[2] or after[2]:
        return False
    return abs(2 * point[0] - before[0] - after[0]) <= 1 and abs(2 * point[1] - before[1] - after[1]) <= 1


def merge(segments, tolerance):
    corner = next((i for i in range(len(segments)) if not joins_smoothly(segments[i - 1], segments[i])), 0)
    segments = [(s, c and (round(c[0]), round(c[1])), e) for s, c, e in segments[corner:] + segments[:corner]]
    merged, i = [], 0
    while i < len(segments):
        segment, taken = longest_arc(segments, i, tolerance)
        merged.append(segment)
        i += taken
    return merged


def longest_arc(segments, i, tolerance):
    best, taken = segments[i], 1
    for j in range(i + 1, min(len(segments), i + LONGEST_RUN)):
        if not joins_smoothly(segments[j - 1], segments[j]):
            break
        arc = one_arc(segments[i : j + 1], tolerance)
        if arc:
            best, taken = arc, j - i + 1
        elif j - i - taken >= TRIES:
            break
    return best, taken


def one_arc(run, tolerance):
    """The one segment that draws `run`, or None."""
    start, end = run[0][0], run[-1][2]
    samples = [point_at(s, t) for s in run for t in (0.25, 0.5, 0.75, 1)][:-1]
    straight = (start, None, end)
    if stays_within(samples, straight, tolerance / 2):
        return straight
    control = meeting_point(start, leaving(run[0]), end, arriving(run[-1]))
    if control is None:
        return None
    arc = (start, (round(control[0]), round(control[1])), end)
    return arc if stays_within(samples, arc, tolerance) else None


def meeting_point(start, out, end, into):
    if out is None or into is None:
        return None
    cross = out[0] * into[1] - out[1] * into[0]
    if abs(cross) < 1e-3 or out[0] * into[0] + out[1] * into[1] < 0:
        return None
    dx, dy = end[0] - start[0], end[1] - start[1]
    along_out = (dx * into[1] - dy * into[0]) / cross
    along_into = (out[0] * dy - out[1] * dx) / cross
    if along_out <= 0 or along_into <= 0:
        return None
    return (start[0] + along_out * out[0], start[1] + along_out * out[1])


def stays_within(samples, arc, tolerance):
    """Both run the same way round, so each sample lies on the chord of the one before or on a later chord."""
    steps = 8 if arc[1] else 1
    chords = [point_at(arc, k / steps) for k in range(steps + 1)]
    k = 0
    for sample in samples:
        distance = distance_to_chord(sample, chords[k], chords[k + 1])
        while k + 1 < steps and (later := distance_to_chord(sample, chords[k + 1], chords[k + 2])) <= distance:
            k, distance = k + 1, later
        if distance > tolerance:
            return False
    return True


def point_at(segment, t):
    (ax, ay), control, (bx, by) = segment
    if control is None:
        return (ax + (bx - ax) * t, ay + (by - ay) * t)
    u = 1 - t
    return (u * u * ax + 2 * u * t * control[0] + t * t * bx, u * u * ay + 2 * u * t * control[1] + t * t * by)


def distance_to_chord(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    squared = dx * dx + dy * dy
    t = 0 if squared == 0 else max(0, min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared))
    return hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def direction(a, b):
    length = hypot(b[0] - a[0], b[1] - a[1])
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length) if length > 1e-9 else None


def leaving(segment):
    return direction(segment[0], segment[1] or segment[2]) or direction(segment[0], segment[2])


def arriving(segment):
    return direction(segment[1] or segment[0], segment[2]) or direction(segment[0], segment[2])


def joins_smoothly(a, b):
    u, v = arriving(a), leaving(b)
    return bool(u and v and u[0] * v[0] + u[1] * v[1] > SMOOTH)
