"use strict";
// Tells the values under the pointer on every figure, and zooms the raster. Works from a file: nothing is fetched.

const tip = document.body.appendChild(Object.assign(document.createElement("div"), { id: "tip", hidden: true }));

function showTip(event, text) {
    tip.hidden = !text;
    if (!text) return;
    tip.textContent = text;
    const left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 4);
    tip.style.left = left + "px";
    tip.style.top = Math.max(4, event.clientY - tip.offsetHeight - 10) + "px";
}

// Four digits, without a tail of noughts.
function shown(value) {
    if (value === 0 || !isFinite(value)) return String(value);
    const size = Math.abs(value);
    if (size >= 1e6 || size < 1e-3) return value.toExponential(2).replace("-", "−").replace("e", "×10^").replace("+", "").replace("^-", "^−");
    return String(+value.toPrecision(size >= 1000 ? Math.ceil(Math.log10(size)) + 1 : 4)).replace("-", "−");
}

// ---- values on axes

function valueAt(range, fraction) {
    const [from, to, logarithmic] = range;
    return logarithmic ? from * Math.pow(to / from, fraction) : from + (to - from) * fraction;
}

function words(text) { return text.match(/^(.*?)(?: \(([^()]*)\))?$/); }

function told(label, value) {
    const [, what, unit] = words(label);
    return what + ": " + shown(value) + (unit ? " " + unit : "");
}

function readable(svg) {
    const areas = [...svg.querySelectorAll("metadata[data-area]")].map(({ dataset }) => ({
        box: dataset.area.split(" ").map(Number),
        x: dataset.x && dataset.x.split(" ").map(Number), xLabel: dataset.xLabel,
        y: dataset.y && dataset.y.split(" ").map(Number), yLabel: dataset.yLabel,
        columns: +dataset.columns, cells: dataset.values && dataset.values.split(" "), label: dataset.label,
    }));
    svg.addEventListener("pointermove", event => {
        const frame = svg.getBoundingClientRect(), scale = svg.viewBox.baseVal.width / frame.width;
        const px = (event.clientX - frame.left) * scale, py = (event.clientY - frame.top) * scale;
        const lines = [];
        for (const area of areas) {
            const [left, top, width, height] = area.box, across = (px - left) / width, up = 1 - (py - top) / height;
            if (across < 0 || across > 1 || up < 0 || up > 1) continue;
            if (area.cells) {
                const rows = area.cells.length / area.columns;
                const cell = area.cells[Math.min(rows - 1, Math.floor(up * rows)) * area.columns + Math.min(area.columns - 1, Math.floor(across * area.columns))];
                lines.push(cell ? told(area.label, +cell) : words(area.label)[1] + ": none");
            } else lines.push(told(area.xLabel, valueAt(area.x, across)), told(area.yLabel, valueAt(area.y, up)));
        }
        showTip(event, lines.join("\n"));
    });
    svg.addEventListener("pointerleave", event => showTip(event, ""));
}

// ---- the raster

// Spikes as pairs of numbers of 7 bits a byte: steps since the spike before, then the neuron (since the one before, within a step).
function unpacked(text, count) {
    const bytes = atob(text), steps = new Uint32Array(count), neurons = new Uint32Array(count);
    let at = 0, step = 0, neuron = 0;
    const next = () => {
        let value = 0, factor = 1;
        for (; ;) {
            const byte = bytes.charCodeAt(at++);
            value += (byte & 127) * factor;
            if (byte < 128) return value;
            factor *= 128;
        }
    };
    for (let i = 0; i < count; i++) {
        const later = next();
        neuron = next() + (later === 0 && i > 0 ? neuron : 0);
        step += later;
        steps[i] = step;
        neurons[i] = neuron;
    }
    return { steps, neurons };
}

const letters = "px Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

function niceStep(wanted) {
    const decade = Math.pow(10, Math.floor(Math.log10(wanted))), digit = wanted / decade;
    return decade * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
}

class Raster {
    constructor(section, data) {
        this.data = data;
        this.svg = section.querySelector("svg");
        this.holder = section.querySelector(".figure");
        this.whole = { left: 0, right: 1, top: 0, bottom: 1 };
        this.view = { ...this.whole };
        if (data.spikes !== undefined) Object.assign(this, unpacked(data.spikes, data.count));
        this.firstOf = []; // number of each band's first neuron, over all bands
        let first = 0;
        for (const band of data.bands) { this.firstOf.push(first); first += band.size; }
        this.firstOf.push(first);
        this.images = (data.pictures || []).map(source => Object.assign(new Image(), { src: "data:image/png;base64," + source, onload: () => this.isZoomed && this.draw() }));
        this.canvas = this.holder.appendChild(document.createElement("canvas"));
        this.buttons();
        this.canvas.addEventListener("wheel", event => this.wheel(event), { passive: false });
        this.canvas.addEventListener("pointerdown", event => this.grab(event));
        this.canvas.addEventListener("pointermove", event => this.move(event));
        this.canvas.addEventListener("pointerup", () => this.grabbed = null);
        this.canvas.addEventListener("pointerleave", event => showTip(event, ""));
        this.canvas.addEventListener("dblclick", () => this.show(this.whole));
        addEventListener("resize", () => this.draw());
        this.draw();
    }

    get isZoomed() { return this.view.right - this.view.left < 1 || this.view.bottom - this.view.top < 1; }

    buttons() {
        const row = this.holder.appendChild(Object.assign(document.createElement("div"), { className: "zoom" }));
        const add = (text, title, click) => row.appendChild(Object.assign(document.createElement("button"), { type: "button", textContent: text, title, onclick: click }));
        add("+", "Zoom into time. The wheel does it at the pointer, with Shift over neurons.", () => this.zoom(0.5, 1, 0.5, 0.5));
        add("−", "Zoom out", () => this.zoom(2, 2, 0.5, 0.5));
        add("all", "Show all. A double click does the same; drag to move.", () => this.show(this.whole));
    }

    // Pointer in the drawing's pixels.
    place(event) {
        const frame = this.canvas.getBoundingClientRect(), scale = this.svg.viewBox.baseVal.width / frame.width;
        return [(event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale];
    }

    // Fractions of the shown part, 0 to 1 in the raster.
    fractions(event) {
        const [x, y] = this.place(event), [left, top, width, height] = this.data.area;
        return [(x - left) / width, (y - top) / height];
    }

    wheel(event) {
        const [across, down] = this.fractions(event);
        if (across < 0 || across > 1) return;
        event.preventDefault();
        const factor = Math.exp(Math.max(-100, Math.min(100, event.deltaY || event.deltaX)) * 0.003);
        this.zoom(event.shiftKey ? 1 : factor, event.shiftKey ? factor : 1, across, Math.max(0, Math.min(1, down)));
    }

    zoom(wide, high, across, down) {
        const { left, right, top, bottom } = this.view, steps = this.data.steps;
        const width = Math.max(Math.min(1, 10 / steps), Math.min(1, (right - left) * wide)), height = Math.max(Math.min(1, 4 / this.firstOf.at(-1)), Math.min(1, (bottom - top) * high));
        const x = left + (right - left) * across - width * across, y = top + (bottom - top) * down - height * down;
        this.show({ left: x, right: x + width, top: y, bottom: y + height });
    }

    show(view) {
        const x = Math.max(0, -view.left) - Math.max(0, view.right - 1), y = Math.max(0, -view.top) - Math.max(0, view.bottom - 1);
        this.view = { left: view.left + x, right: view.right + x, top: view.top + y, bottom: view.bottom + y };
        this.draw();
    }

    grab(event) {
        this.canvas.setPointerCapture(event.pointerId);
        this.grabbed = { at: this.fractions(event), view: this.view };
    }

    move(event) {
        if (this.grabbed && event.buttons) {
            const { at, view } = this.grabbed, [x, y] = this.fractions(event);
            const dx = (at[0] - x) * (view.right - view.left), dy = (at[1] - y) * (view.bottom - view.top);
            this.show({ left: view.left + dx, right: view.right + dx, top: view.top + dy, bottom: view.bottom + dy });
        }
        this.tell(event);
    }

    timeAt(fraction) {
        const { from, to } = this.data;
        return from + (to - from) * (this.view.left + (this.view.right - this.view.left) * fraction);
    }

    tell(event) {
        const [across, down] = this.fractions(event), lines = [];
        if (across < 0 || across > 1) return showTip(event, "");
        const time = this.timeAt(across), [, y] = this.place(event), [, rateTop, , rateHeight] = this.data.rateArea;
        if (down >= 0 && down <= 1) {
            const at = this.view.top + (this.view.bottom - this.view.top) * down;
            const band = this.data.bands.find(band => at >= band.top && at <= band.top + band.height);
            lines.push("time: " + shown(time) + " ms");
            if (band) lines.push(band.name + ", neuron " + Math.min(band.size - 1, Math.max(0, Math.floor((1 - (at - band.top) / band.height) * band.size))));
        } else if (y >= rateTop && y <= rateTop + rateHeight) {
            lines.push("time: " + shown(time) + " ms");
            const bin = Math.min(this.data.bands[0].rates.length - 1, Math.floor((time - this.data.from) / this.data.bin));
            for (const band of this.data.bands.slice(0, 12)) lines.push(band.name + ": " + shown(band.rates[bin]) + " Hz");
        }
        showTip(event, lines.join("\n"));
    }

    // Shows the drawing as it was made until something is zoomed; then paints over it.
    draw() {
        const frame = this.svg.getBoundingClientRect(), box = this.svg.viewBox.baseVal, dots = devicePixelRatio || 1;
        const { canvas } = this;
        [canvas.style.width, canvas.style.height] = [frame.width + "px", frame.height + "px"];
        [canvas.width, canvas.height] = [Math.round(frame.width * dots), Math.round(frame.height * dots)];
        if (!this.isZoomed) return;
        this.scale = canvas.width / box.width;
        const pen = canvas.getContext("2d");
        pen.fillStyle = "#fff";
        const [left, top, width, height] = this.data.area, [, rateTop, , rateHeight] = this.data.rateArea;
        const s = this.scale;
        pen.fillRect(left * s, top * s, width * s, height * s);
        pen.fillRect(left * s, rateTop * s, width * s, rateHeight * s);
        pen.fillRect((left - 1) * s, (top + height + 1) * s, (width + 2) * s, 6 * s);
        pen.fillRect((left - 1) * s, (rateTop + rateHeight + 1) * s, (width + 19) * s, 22 * s);
        pen.fillRect((left - 30) * s, (rateTop + rateHeight + 8) * s, 30 * s, 15 * s); // below the lowest label of the rates
        pen.fillRect(0, top * s, (left - 1) * s, height * s);
        this.steps ? this.drawSpikes(pen) : this.drawPictures(pen);
        this.drawRates(pen);
        this.drawTicks(pen);
        this.drawNames(pen);
    }

    drawNames(pen) {
        const { data, view, scale } = this, [left, top, , height] = data.area, high = view.bottom - view.top;
        pen.textAlign = "right";
        for (const band of data.bands) {
            const from = Math.max(0, (band.top - view.top) / high), to = Math.min(1, (band.top + band.height - view.top) / high);
            if (to - from < 0.005) continue;
            pen.fillStyle = `rgb(${band.colour.slice(0, 3)})`;
            pen.fillRect((left - 5) * scale, (top + from * height + 1) * scale, 4 * scale, ((to - from) * height - 2) * scale);
            pen.fillStyle = "#222";
            pen.font = "bold " + 13 * scale + letters;
            if ((to - from) * height > 14) pen.fillText(band.name, (left - 10) * scale, (top + (from + to) / 2 * height + 5) * scale, (left - 16) * scale);
        }
    }

    drawSpikes(pen) {
        const { data, view, scale, steps, neurons } = this, [left, top, width, height] = data.area.map(value => Math.round(value * scale));
        const ink = pen.createImageData(width, height), pixels = new Uint32Array(ink.data.buffer);
        const colours = data.bands.map(band => band.colour.reduce((all, part, i) => all + part * 2 ** (8 * i), 0));
        const first = Math.floor(view.left * data.steps), last = Math.ceil(view.right * data.steps);
        const begin = this.search(first), end = this.search(last);
        const perStep = width / ((view.right - view.left) * data.steps), start = view.left * data.steps;
        const few = end - begin < 60000;
        const counts = few ? null : new Uint16Array(width * height), owner = few ? null : new Uint8Array(width * height);
        const bands = data.bands.map((band, i) => {
            const per = band.height / band.size / (view.bottom - view.top) * height;
            return { first: this.firstOf[i], per, foot: (band.top + band.height - view.top) / (view.bottom - view.top) * height, high: Math.max(1, Math.min(Math.round(per * 0.8), 10 * scale)) };
        });
        const wide = Math.max(1, Math.min(Math.round(perStep), Math.round(2 * scale)));
        for (let i = begin; i < end; i++) {
            const neuron = neurons[i];
            let b = 0;
            while (neuron >= this.firstOf[b + 1]) b++;
            const band = bands[b], x = Math.floor((steps[i] + 0.5 - start) * perStep - wide / 2 + 0.5), y = Math.floor(band.foot - (neuron - band.first + 0.5) * band.per - band.high / 2 + 0.5);
            if (few) {
                for (let row = Math.max(0, y); row < Math.min(height, y + band.high); row++)
                    for (let column = Math.max(0, x); column < Math.min(width, x + wide); column++) pixels[row * width + column] = colours[b];
            } else if (x >= 0 && x < width && y >= 0 && y < height) {
                counts[y * width + x]++;
                owner[y * width + x] = b;
            }
        }
        if (!few) {
            const ordered = counts.filter(count => count > 0).sort(), dense = ordered[Math.floor(ordered.length * 0.95)] || 1;
            for (let i = 0; i < pixels.length; i++)
                if (counts[i]) pixels[i] = (colours[owner[i]] & 0xffffff) | (dense === 1 ? 255 : Math.round(70 + 185 * Math.min(1, counts[i] / dense))) << 24;
        }
        const layer = Object.assign(document.createElement("canvas"), { width, height });
        layer.getContext("2d").putImageData(ink, 0, 0);
        pen.drawImage(layer, left, top);
        this.frame(pen, data.area);
    }

    drawPictures(pen) {
        const { data, view, scale } = this, [left, top, width, height] = data.area.map(value => value * scale);
        pen.save();
        pen.beginPath();
        pen.rect(left, top, width, height);
        pen.clip();
        pen.imageSmoothingEnabled = false;
        data.bands.forEach((band, i) => {
            const image = this.images[i], high = view.bottom - view.top, wide = view.right - view.left;
            if (image.complete && image.naturalWidth) pen.drawImage(image, left - view.left / wide * width, top + (band.top - view.top) / high * height, width / wide, band.height / high * height);
        });
        pen.restore();
        this.frame(pen, data.area);
    }

    drawRates(pen) {
        const { data, view, scale } = this, [left, top, width, height] = data.rateArea.map(value => value * scale);
        pen.save();
        pen.beginPath();
        pen.rect(left, top, width, height);
        pen.clip();
        pen.lineWidth = 1.5 * scale;
        const bins = (data.to - data.from) / data.bin;
        for (const band of data.bands) {
            pen.strokeStyle = `rgb(${band.colour.slice(0, 3)})`;
            pen.beginPath();
            band.rates.forEach((rate, i) => pen.lineTo(left + (Math.min(i + 0.5, bins) / bins - view.left) / (view.right - view.left) * width, top + height * (1 - rate / data.highest)));
            pen.stroke();
        }
        pen.restore();
        this.frame(pen, data.rateArea);
    }

    drawTicks(pen) {
        const { data, scale } = this, [left, top, width, height] = data.rateArea, from = this.timeAt(0), to = this.timeAt(1);
        const step = niceStep((to - from) / 8), digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        pen.fillStyle = pen.strokeStyle = "#222";
        pen.lineWidth = scale;
        pen.font = 13 * scale + letters;
        pen.textAlign = "center";
        for (let n = Math.ceil(from / step); n * step <= to; n++) {
            const x = (left + (n * step - from) / (to - from) * width) * scale;
            for (const foot of [top + height, data.area[1] + data.area[3]]) {
                pen.beginPath();
                pen.moveTo(x, foot * scale);
                pen.lineTo(x, (foot + 5) * scale);
                pen.stroke();
            }
            pen.fillText((n * step / data.unit).toFixed(Math.max(0, digits + Math.round(Math.log10(data.unit)))), x, (top + height + 19) * scale);
        }
    }

    frame(pen, area) {
        pen.strokeStyle = "#222";
        pen.lineWidth = this.scale;
        pen.strokeRect(...area.map(value => value * this.scale));
    }

    // Number of spikes before a step.
    search(step) {
        let [low, high] = [0, this.steps.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.steps[middle] < step) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

for (const section of document.querySelectorAll("section[data-name]")) {
    const data = section.querySelector("script");
    if (data) section.raster = new Raster(section, JSON.parse(data.textContent));
    else readable(section.querySelector("svg"));
}
