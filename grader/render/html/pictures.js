// Draws decision boundaries. Knows nothing of the page around it, so that other pages can use it too:
//   const map = new BoundaryMap(canvas, {extent: [x0, x1, y0, y1], size, points: [{x, y, label}]});
//   map.draw(levels);   // a string of size * size letters (A is 0, / is 1, . is no number), or an array of outputs
// Colours are the custom properties of the page: --zero, --one, --zero-area, --one-area, --middle, --mute, --ink, --card.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

class BoundaryMap {
  constructor(canvas, {extent, size, points}) {
    Object.assign(this, {canvas, extent, size, points});
    this.grid = document.createElement("canvas");
    this.grid.width = this.grid.height = size;
  }

  // The outputs between 0 and 1, row by row from the top left; NaN where there is none.
  static outputs(levels) {
    if (typeof levels !== "string") return Array.from(levels);
    return Array.from(levels, letter => letter === "." ? NaN : LETTERS.indexOf(letter) / (LETTERS.length - 1));
  }

  draw(levels) {
    const outputs = levels ? BoundaryMap.outputs(levels) : null;
    const paint = this.canvas.getContext("2d"), width = this.canvas.width, height = this.canvas.height;
    paint.fillStyle = this.color("--middle");
    paint.fillRect(0, 0, width, height);
    if (outputs) {
      this.fill(outputs);
      // The outer places lie on the edge of the picture, so half of each is outside.
      const part = width / (this.size - 1) / 2;
      paint.imageSmoothingEnabled = true;
      paint.drawImage(this.grid, -part, -part, width + 2 * part, height + 2 * part);
      this.border(paint, outputs);
    }
    for (const point of this.points) this.mark(paint, point);
  }

  // How many points lie on the side of their label.
  right(levels) {
    const outputs = BoundaryMap.outputs(levels), [x0, x1, y0, y1] = this.extent, last = this.size - 1;
    const place = share => Math.min(Math.max(Math.round(share * last), 0), last);
    return this.points.filter(({x, y, label}) => {
      const output = outputs[place((y1 - y) / (y1 - y0)) * this.size + place((x - x0) / (x1 - x0))];
      return !Number.isNaN(output) && (output >= 0.5) === (label === 1);
    }).length;
  }

  color(name) {
    return getComputedStyle(this.canvas).getPropertyValue(name).trim();
  }

  fill(outputs) {
    const paint = this.grid.getContext("2d"), image = paint.createImageData(this.size, this.size);
    const [zero, middle, one, mute] = ["--zero-area", "--middle", "--one-area", "--mute"].map(name => channels(this.color(name)));
    outputs.forEach((output, place) => {
      const far = Math.abs(output - 0.5) * 2, side = output < 0.5 ? zero : one;
      for (let channel = 0; channel < 3; channel++) {
        image.data[4 * place + channel] = Number.isNaN(output) ? mute[channel] : middle[channel] + (side[channel] - middle[channel]) * far;
      }
      image.data[4 * place + 3] = 255;
    });
    paint.putImageData(image, 0, 0);
  }

  // The line where the output is one half: through every square of four places whose corners lie on both sides.
  border(paint, outputs) {
    const last = this.size - 1, width = this.canvas.width / last, height = this.canvas.height / last;
    paint.strokeStyle = this.color("--ink");
    paint.lineWidth = this.canvas.width / 260;
    paint.beginPath();
    for (let row = 0; row < last; row++) for (let column = 0; column < last; column++) {
      const corners = [[0, 0], [1, 0], [1, 1], [0, 1]];
      const values = corners.map(([x, y]) => outputs[(row + y) * this.size + column + x] - 0.5);
      if (values.some(Number.isNaN)) continue;
      const cuts = [];
      corners.forEach(([x, y], from) => {
        const to = (from + 1) % 4, [a, b] = [values[from], values[to]];
        if (a < 0 === b < 0) return;
        const share = a / (a - b), [u, v] = corners[to];
        cuts.push([(column + x + (u - x) * share) * width, (row + y + (v - y) * share) * height]);
      });
      for (let cut = 0; cut + 1 < cuts.length; cut += 2) {
        paint.moveTo(...cuts[cut]);
        paint.lineTo(...cuts[cut + 1]);
      }
    }
    paint.stroke();
  }

  // Label 0 is a circle, label 1 a square: the form says the same as the colour.
  mark(paint, {x, y, label}) {
    const [x0, x1, y0, y1] = this.extent, {width, height} = this.canvas;
    const left = (x - x0) / (x1 - x0) * width, top = (y1 - y) / (y1 - y0) * height;
    const radius = width / (this.points.length > 20 ? 100 : 46);
    paint.beginPath();
    if (label === 1) paint.rect(left - radius, top - radius, 2 * radius, 2 * radius);
    else paint.arc(left, top, 1.15 * radius, 0, 7);
    paint.fillStyle = this.color(label === 1 ? "--one" : "--zero");
    paint.fill();
    paint.strokeStyle = this.color("--card");
    paint.lineWidth = width / 400;
    paint.stroke();
  }
}

function channels(color) {
  const paint = document.createElement("canvas").getContext("2d");
  paint.fillStyle = color;
  paint.fillRect(0, 0, 1, 1);
  return paint.getImageData(0, 0, 1, 1).data;
}
