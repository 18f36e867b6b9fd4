"use strict";
/* Charts that can be asked. Values and names are those that Python wrote; nothing is computed
   here but where a mark lies. Without this script a page lacks nothing else. */
(() => {
  const REACH = 120, AWAY = 10, FAINT = 0.05;
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  const made = (tag, looks, parent) =>
    parent.appendChild(Object.assign(document.createElement(tag), looks));
  const gap = (low, high, at) => Math.max(low - at, 0, at - high);
  const keyOf = (mark) => mark.dataset.key.split("@");
  const cardOpen = () => document.querySelector(".card:popover-open");

  /* Where each value stands in a picture, in pixels from its upper left corner. */
  function spotsOf(svg, told) {
    const home = svg.getBoundingClientRect(), found = new Map();
    const keep = (n, m, points) => {
      const xs = points.map((it) => it.x - home.left), ys = points.map((it) => it.y - home.top);
      found.set(`${n} ${m}`, { n, m, left: Math.min(...xs), right: Math.max(...xs),
        top: Math.min(...ys), bottom: Math.max(...ys) });
    };
    for (const mark of svg.querySelectorAll("path[data-key], circle[data-key]")) {
      const [of, when] = keyOf(mark), n = told.of.findIndex(([key]) => key === of);
      if (n < 0) continue;
      const drawn = mark.getAttribute("d"), at = mark.getScreenCTM();
      const seen = (x, y) => new DOMPoint(x, y).matrixTransform(at);
      if (!when && /^[ML\d.,e-]+$/.test(drawn)) {
        const there = told.of[n][2].flatMap((value, m) => (value === null ? [] : [m]));
        const points = drawn.match(/[^ML]+/g).map((pair) => seen(...pair.split(",").map(Number)));
        if (points.length === there.length) points.forEach((it, k) => keep(n, there[k], [it]));
      } else {
        const { x, y, width, height } = mark.getBBox();
        const m = Math.max(0, told.when.findIndex(([key]) => key === (when ?? "")));
        keep(n, m, [seen(x, y), seen(x + width, y + height)]);
      }
    }
    return found;
  }

  /* The spot nearest to a place: of columns the one above or below it, of bars the one beside. */
  function nearest(spots, x, y) {
    const all = [...spots.values()];
    const alike = (low, high) =>
      all.every((it) => Math.abs(it[high] - it[low] - all[0][high] + all[0][low]) < 4);
    const stand = alike("left", "right"), lie = alike("top", "bottom");
    const far = (it) => Math.hypot(
      gap(it.left, it.right, x) * (lie && !stand ? FAINT : 1),
      gap(it.top, it.bottom, y) * (stand && !lie ? FAINT : 1),
    ) + (it.right - it.left) / 1000;
    const best = all.reduce((one, it) => (far(it) < far(one) ? it : one), all[0]);
    return best && far(best) < REACH ? best : null;
  }

  function ask(room, told) {
    const box = made("button", { type: "button", className: "readout", tabIndex: -1 }, room);
    const which = made("span", { className: "which" }, box);
    const value = made("b", {}, box);
    made("span", { className: "unit", textContent: told.unit }, box);
    const ring = made("i", { className: "ring" }, room);
    const says = made("p", { className: "unseen", role: "status" }, room);
    let now = null, known = { width: 0 };

    const picture = () =>
      [...room.querySelectorAll(".wide > svg, .narrow > svg")].find((it) => it.clientWidth);
    const spots = () => {
      const svg = picture(), width = svg.clientWidth;
      if (known.svg !== svg || known.width !== width) {
        known = { svg, width, spots: spotsOf(svg, told) };
      }
      return known.spots;
    };

    function hide() {
      if (!now || cardOpen()) return;
      now = null;
      room.classList.remove("asked");
      says.textContent = "";
    }

    function show(spot, aloud) {
      if (!spot) return hide();
      now = spot;
      const [of, name, values] = told.of[spot.n], [when, moment] = told.when[spot.m];
      for (const mark of room.querySelectorAll("[data-key]")) {
        const [one, at] = keyOf(mark);
        mark.classList.toggle("on", one === of && (of !== "" || !at || at === when));
      }
      which.textContent = [name, moment].filter(Boolean).join(" · ");
      value.textContent = values[spot.m];
      box.setAttribute("popovertarget",
        `card-${told.traces[when ? `${of}@${when}` : of] ?? told.trace}`);
      room.classList.add("asked");
      place(spot);
      if (aloud) {
        const words = [name, moment, told.unit].filter(Boolean).join(", ");
        says.textContent = `${words}: ${values[spot.m]}`;
      }
    }

    function place(spot) {
      const home = room.getBoundingClientRect(), own = picture().getBoundingClientRect();
      const [left, top] = [own.left - home.left, own.top - home.top];
      const x = left + (spot.left + spot.right) / 2, y = top + (spot.top + spot.bottom) / 2;
      const above = top + spot.top - AWAY - box.offsetHeight;
      /* At the right stand the names of lines: there it leans to the left. */
      const lean = x > room.clientWidth * 0.6 ? box.offsetWidth - AWAY : box.offsetWidth / 2;
      box.style.left = `${Math.max(0, Math.min(x - lean,
        room.clientWidth - box.offsetWidth))}px`;
      box.style.top = `${above < 0 ? top + spot.bottom + AWAY : above}px`;
      ring.hidden = spot.right - spot.left > 1;
      Object.assign(ring.style, { left: `${x}px`, top: `${y}px` });
    }

    function pointed(event) {
      if (box.contains(event.target)) return now;
      const label = event.target.closest?.("text[data-key]");
      const [of, when] = label ? keyOf(label) : [];
      const named = [...spots().values()].filter(({ n, m }) =>
        told.of[n][0] === of && (!when || told.when[m][0] === when));
      const own = picture().getBoundingClientRect();
      return named.sort((one, it) => it.m - one.m)[0]
        ?? nearest(spots(), event.clientX - own.left, event.clientY - own.top);
    }

    function step(key) {
      const all = [...spots().values()].sort((one, it) => one.n - it.n || one.m - it.m);
      if (key === "Home") return all[0];
      if (key === "End") return all.at(-1);
      if (!now) return all.filter(({ n }) => n === all[0].n).at(-1 * (told.when.length > 1));
      const single = told.when.length === 1 || told.of.length === 1;
      const [across, along] = STEPS[key];
      if (single) return all[all.findIndex((it) => it.n === now.n && it.m === now.m)
        + across + along] ?? now;
      const row = all.filter((it) => (across ? it.m === now.m : it.n === now.n));
      return row[row.findIndex((it) => it.n === now.n && it.m === now.m) + across + along] ?? now;
    }

    room.tabIndex = 0;
    room.setAttribute("role", "application");
    room.setAttribute("aria-roledescription", told.chart);
    room.setAttribute("aria-label", told.explore);
    room.addEventListener("pointermove", (event) => {
      if (!cardOpen()) show(pointed(event));
    });
    room.addEventListener("pointerdown", (event) => show(pointed(event)));
    room.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") hide();
    });
    room.addEventListener("click", (event) => {
      if (now && event.pointerType === "mouse" && !box.contains(event.target)) box.click();
    });
    room.addEventListener("focus", () => {
      if (room.matches(":focus-visible") && !now) show(step("ArrowRight"), true);
    });
    room.addEventListener("focusout", (event) => {
      if (!room.contains(event.relatedTarget)) hide();
    });
    room.addEventListener("keydown", (event) => {
      if (event.key in STEPS || ["Home", "End"].includes(event.key)) {
        show(step(event.key), true);
      } else if (now && ["Enter", " "].includes(event.key)) {
        box.click();
      } else return;
      event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!room.contains(event.target)) hide();
    });
  }

  /* A text too long for a button is a link to its note; here it opens its card. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-card]");
    const card = link && document.getElementById(link.dataset.card);
    if (!card?.showPopover) return;
    event.preventDefault();
    card.showPopover({ source: link });
  });

  for (const it of document.querySelectorAll("script.readouts")) {
    ask(it.parentElement, JSON.parse(it.textContent));
  }
})();
