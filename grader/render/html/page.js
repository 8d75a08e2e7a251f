// Makes the figures of a report move. All of them can be read without it.
const MILLISECONDS = 160;
const said = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

for (const figure of document.querySelectorAll("figure.boundary")) {
  const made = JSON.parse(figure.querySelector(".boundary-data").textContent);
  const canvas = figure.querySelector("canvas"), told = figure.querySelector(".told");
  const map = new BoundaryMap(canvas, made), frames = made.frames;
  let shown = frames.length - 1;
  const draw = () => map.draw(frames.length ? frames[shown].levels : null);
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  if (frames.length > 1) player(figure, frames, place => {
    shown = place;
    draw();
    const words = `${made.unit.charAt(0).toUpperCase()}${made.unit.slice(1)} ${frames[place].step}: ` +
      said(WORDS.told, {right: map.right(frames[place].levels), count: made.points.length});
    told.textContent = words;
    canvas.setAttribute("aria-label", said(WORDS.map, {text: words}));
    return `${made.unit} ${frames[place].step}`;
  });
}

// A slider and a button. Nothing moves before it is asked to; who wants less motion gets one frame a press.
function player(figure, frames, show) {
  const controls = figure.querySelector(".controls"), [button, slider] = controls.children;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let timer = 0;
  const name = () => { button.textContent = timer ? WORDS.pause : calm.matches ? WORDS.next : WORDS.play; };
  const stop = () => { clearInterval(timer); timer = 0; name(); };
  const go = place => {
    slider.value = place;
    slider.setAttribute("aria-valuetext", show(place));
  };
  const forward = () => {
    const place = Number(slider.value) + 1;
    if (place >= frames.length) return stop();
    go(place);
    if (place === frames.length - 1) stop();
  };
  button.addEventListener("click", () => {
    if (timer) return stop();
    if (Number(slider.value) === frames.length - 1) go(0);
    else if (calm.matches) return forward();
    if (!calm.matches) { timer = setInterval(forward, MILLISECONDS); name(); }
  });
  slider.addEventListener("input", () => { stop(); go(Number(slider.value)); });
  calm.addEventListener("change", stop);
  name();
  go(frames.length - 1);
  controls.hidden = false;
}

// One step after the other through a small network.
for (const panel of document.querySelectorAll(".panel")) {
  const controls = panel.querySelector(".controls"), rows = [...panel.querySelectorAll(".walk tbody tr")];
  const parts = [...panel.querySelectorAll("svg [data-step]")], buttons = {};
  for (const button of controls.children) buttons[button.value] = button;
  let at = rows.length;
  const show = place => {
    at = Math.min(Math.max(place, 0), rows.length);
    const order = rows.map(row => row.dataset.step);
    for (const part of [...rows, ...parts]) {
      const turn = order.indexOf(part.dataset.step);
      part.classList.toggle("later", turn > at);
      part.classList.toggle("now", turn === at);
    }
    buttons.back.disabled = at === 0;
    buttons.next.disabled = at >= rows.length - 1;
    buttons.all.disabled = at === rows.length;
  };
  buttons.start.addEventListener("click", () => show(0));
  buttons.back.addEventListener("click", () => show(Math.min(at, rows.length) - 1));
  buttons.next.addEventListener("click", () => show(at + 1));
  buttons.all.addEventListener("click", () => show(rows.length));
  show(rows.length);
  controls.hidden = false;
}

// Inside a notebook or another page: say how high we are, so that the frame can be made to fit.
if (window.parent !== window) {
  const tell = () => window.parent.postMessage({nngrade: "height", height: document.documentElement.scrollHeight}, "*");
  new ResizeObserver(tell).observe(document.body);
}
