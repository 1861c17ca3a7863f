/// What a page does by itself: it reads the pictures, shows them, and follows keys, mouse and touch.
enum PageScript {
  static let text = #"""
    "use strict";
    const named = (id) => document.getElementById(id);
    const data = JSON.parse(named("data").textContent);
    const { width, height, times, end, slider } = data;
    const [screen, seek, caption, play, clock, speed] =
      ["screen", "seek", "caption", "play", "clock", "speed"].map(named);

    // A range decoder: bits by the odds of those before them.
    const bytes = Uint8Array.from(atob(data.stream), (letter) => letter.charCodeAt(0));
    const textKinds = 1280 + (512 << data.styleBits);
    const odds = new Uint16Array(textKinds + (512 << data.glyphBits)).fill(32768);
    const counts = new Uint8Array(odds.length);
    let taken = 0, code = 0, range = 4294967295;
    while (taken < 5) code = code * 256 + bytes[taken++];
    function bit(kind) {
      const bound = (range >>> 16) * odds[kind], isSet = code < bound, count = counts[kind];
      [range, code] = isSet ? [bound, code] : [range - bound, code - bound];
      const way = Math.trunc((((isSet ? 65535 : 1) - odds[kind]) * 2) / (2 * count + 3));
      odds[kind] = Math.min(Math.max(odds[kind] + way, 64), 65472);
      if (count < 60) counts[kind]++;
      while (range < 16777216) { range *= 256; code = code * 256 + (bytes[taken++] || 0); }
      return isSet ? 1 : 0;
    }
    function number(bits, kind) {
      let node = 1;
      for (let place = bits - 1; place >= 0; place--) node = node * 2 + bit(kind(node, place));
      return node - (1 << bits);
    }

    // A picture as numbers of glyphs and styles, with a margin so that every cell has neighbours.
    const stride = width + 3, places = stride * (height + 1);
    const blank = () => [new Uint16Array(places).fill(256), new Uint16Array(places)];
    const read = blank(), pictures = [];
    let changedBefore = new Uint8Array(places);
    function style(p, form, changed) {
      const styles = read[1], old = styles[p], left = styles[p - 1], above = styles[p - stride];
      const kind = (changed[p - 1] * 2 + changed[p - stride]) * 3 + form;
      if (left !== old && bit(204 + kind)) return left;
      if (above !== old && above !== left && bit(216 + changed[p - stride])) return above;
      return number(data.styleBits, (node) => 1280 + ((left & 511) << data.styleBits) + node);
    }
    function readCell(p, form, changed) {
      const [glyphs, styles] = read, left = glyphs[p - 1];
      const nearby = styles[p] === styles[p - 1] ? 1 : 0;
      const isKept = bit(192 + (changed[p - 1] * 3 + form) * 2 + nearby);
      if (!isKept) {
        styles[p] = style(p, form, changed);
        if (bit(218 + form)) return;
      }
      const isDots = bit(221 + (form * 2 + (left < 256 ? 1 : 0)) * 2 + isKept);
      const from = textKinds + ((left < 256 ? 0 : (left - 255) & 511) << data.glyphBits);
      const dot = (place, of) => glyphs[of] < 256 ? (glyphs[of] >> place) & 1 : 0;
      const beside = (place) =>
        place === 3 ? dot(7, p - stride) : dot([3, 4, 5, 8, 8, 8, 7, 8][place], p - 1);
      const kind = (node, place) => 256 + node * 4 + dot(place, p) * 2 + beside(place);
      glyphs[p] = isDots ? number(8, kind)
        : 256 + number(data.glyphBits, (node) => from + node);
    }
    function readPicture() {
      const [glyphs, styles] = read, changed = new Uint8Array(places), picture = [];
      for (let y = 1; y <= height; y++)
        for (let p = y * stride + 2; p < y * stride + 2 + width; p++) {
          const form = glyphs[p] === 256 ? 0 : glyphs[p] < 256 ? 1 : 2;
          const near = changed[p - 1] | (changed[p - stride] << 1) | (changed[p - stride + 1] << 2)
            | (changed[p - 2] << 3) | (changedBefore[p] << 4) | (changedBefore[p + 1] << 5);
          if (!bit(near * 3 + form)) continue;
          changed[p] = 1;
          readCell(p, form, changed);
          picture.push(p, glyphs[p], styles[p]);
        }
      changedBefore = changed;
      pictures.push(picture);
    }

    // The screen: a row an element, a run of one style an element in it.
    const rows = Array.from({ length: height }, () => document.createElement("div"));
    screen.replaceChildren(...rows);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = "100px " + getComputedStyle(screen).fontFamily;
    const unit = pen.measureText("0").width, known = {};
    const fits = (mark) => (known[mark] ??= Math.abs(pen.measureText(mark).width - unit) < 0.05);
    const prefersDark = matchMedia("(prefers-color-scheme: dark)");
    const onDark = [...data.glyphs], onLight = [...(data.lightGlyphs ?? data.glyphs)];
    const letter = (glyph) => glyph < 256 ? String.fromCodePoint(0x2800 + glyph)
      : (prefersDark.matches ? onDark : onLight)[glyph - 256];
    let shown = blank(), index = -1, stale = new Set();
    const allStale = () => rows.forEach((_, y) => stale.add(y));
    function drawRow(y) {
      const [glyphs, styles] = shown, from = (y + 1) * stride + 2, runs = [];
      for (let p = from, next; p < from + width; p = next) {
        let text = letter(glyphs[p]);
        const goesOn = () => styles[next] === styles[p] && fits(letter(glyphs[next]));
        for (next = p + 1; fits(letter(glyphs[p])) && next < from + width && goesOn(); next++)
          text += letter(glyphs[next]);
        const run = document.createElement("span");
        run.className = "s" + styles[p];
        run.style.width = `calc(var(--cell) * ${next - p})`;
        run.textContent = text;
        runs.push(run);
      }
      rows[y].replaceChildren(...runs);
    }
    function showPicture(wanted) {
      if (wanted < index) [shown, index] = [blank(), -1, allStale()];
      while (index < wanted) {
        if (++index === pictures.length) readPicture();
        const picture = pictures[index];
        for (let i = 0; i < picture.length; i += 3) {
          shown[0][picture[i]] = picture[i + 1];
          shown[1][picture[i]] = picture[i + 2];
          stale.add(Math.floor(picture[i] / stride) - 1);
        }
      }
      stale.forEach(drawRow);
      stale.clear();
    }
    function fit() {
      const dense = devicePixelRatio || 1;
      const cell = Math.max(Math.floor((screen.clientWidth / width) * dense), 1) / dense;
      screen.style.setProperty("--cell", cell + "px");
      screen.style.fontSize = (cell / unit) * 100 + "px";
    }

    // Time: the picture, the words and the bar follow it.
    let now = 0, rate = 1, isPlaying = false, last = 0, rested = -1, touched;
    const rates = [0.25, 0.5, 1, 1.5, 2, 4];
    const latest = (list) => list.findLast((entry) => entry[0] <= now);
    const told = (micros) =>
      Math.floor(micros / 6e7) + ":" + String(Math.floor(micros / 1e6) % 60).padStart(2, "0");
    const put = (element, text) => element.textContent === text || (element.textContent = text);
    function go(micros, at) {
      now = Math.min(Math.max(micros, 0), end);
      if (!isPlaying) rested = at ?? data.stops.findIndex((entry) => entry[0] === now);
      showPicture(Math.max(times.findLastIndex((time) => time <= now), 0));
      seek.value = now;
      const stop = isPlaying ? undefined : data.stops[rested];
      const place = slider ? slider.name + " = " + slider.values[now] : told(now) + " of " + told(end);
      put(clock, place);
      seek.setAttribute("aria-valuetext", [place, (latest(data.chapters) ?? [])[1]].join(" "));
      put(caption, stop ? stop[1] + " (space goes on)" : (latest(data.captions) ?? [, ""])[1]);
    }
    function tick(time) {
      if (!isPlaying) return;
      // A frame's time may lie before the moment at which it was asked for, and two stops at one time.
      const until = now + Math.max(Math.min(time - last, 500), 0) * 1000 * rate;
      const stop = data.stops.findIndex(([at], place) =>
        at <= until && (at > now || (at === now && rested >= 0 && place > rested)));
      last = time;
      if (stop >= 0 || until >= end) set(false);
      stop < 0 ? go(until) : go(data.stops[stop][0], stop);
      requestAnimationFrame(tick);
    }
    function set(playing) {
      if (slider) return;
      if (playing && now >= end) now = 0;
      isPlaying = playing;
      put(play, playing ? "❚❚" : "▶");
      play.setAttribute("aria-label", playing ? "Pause" : "Play");
      go(now);
      last = performance.now();
      if (playing) requestAnimationFrame(tick);
    }
    const jump = (micros) => { set(false); go(micros); };
    const step = (way) => jump(times[Math.min(Math.max(index + way, 0), times.length - 1)]);
    function chapter(way) {
      const starts = [0, ...data.chapters, ...data.stops, end].map((entry) => entry[0] ?? entry);
      const other = way > 0 ? starts.filter((time) => time > now) : starts.filter((time) => time < now);
      jump(way > 0 ? Math.min(end, ...other) : Math.max(0, ...other));
    }
    const pace = (way) => put(speed, (rate = rates[(rates.indexOf(rate) + way + 6) % 6]) + "×");
    const leap = slider ? 1 : 5e6, toggle = () => set(!isPlaying);
    const keys = {
      " ": toggle, k: toggle, ArrowLeft: () => jump(now - leap), ArrowRight: () => jump(now + leap),
      ",": () => step(-1), ".": () => step(1), "[": () => chapter(-1), "]": () => chapter(1),
      PageUp: () => chapter(-1), PageDown: () => chapter(1), Home: () => jump(0),
      End: () => jump(end), "<": () => pace(-1), ">": () => pace(1),
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
      const own = { INPUT: /^(Arrow|Home|End|Page)/, BUTTON: /^ $/, SUMMARY: /^ $/ };
      if (own[event.target.tagName]?.test(event.key)) return;
      event.preventDefault();
      keys[event.key]();
    });
    [play.onclick, speed.onclick] = [toggle, () => pace(1)];
    seek.oninput = () => jump(Number(seek.value));
    screen.onclick = () => { if (getSelection().isCollapsed) toggle(); };
    screen.ontouchstart = (event) => (touched = event.touches[0].clientX);
    screen.ontouchend = (event) => {
      const way = Math.trunc((event.changedTouches[0].clientX - touched) / 40);
      if (way) slider ? step(Math.sign(way)) : chapter(-Math.sign(way));
    };
    onhashchange = () => { if (location.hash.startsWith("#t=")) jump(location.hash.slice(3) * 1e6); };
    prefersDark.onchange = () => { allStale(); go(now); };
    new ResizeObserver(fit).observe(screen);
    fit(), go(slider ? slider.start : 0);
    if (location.hash) onhashchange();
    else if (!matchMedia("(prefers-reduced-motion: reduce)").matches) set(true);

    """#
}
