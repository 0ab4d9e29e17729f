/**
 * Short films of the invented brand, drawn frame by frame in a browser. Each function is sent there as text, so it
 * stands alone; `turn` goes from 0 to 1 and ends where it began, so that a film can loop.
 */
type Draw = (paper: CanvasRenderingContext2D, turn: number, width: number, height: number) => void;

/** The sun goes down and the sea does not mind. */
const waves: Draw = (paper, turn, width, height) => {
  const round = turn * 2 * Math.PI;
  const sky = paper.createLinearGradient(0, 0, 0, height * 0.6);
  sky.addColorStop(0, "#f2a07b");
  sky.addColorStop(1, "#fde8cd");
  paper.fillStyle = sky;
  paper.fillRect(0, 0, width, height);
  paper.fillStyle = "#fff1dc";
  paper.beginPath();
  paper.arc(width * 0.62, height * (0.34 + 0.012 * Math.sin(round)), width * 0.13, 0, 7);
  paper.fill();
  const seas = ["#9cc3cf", "#4f92ab", "#2b7fa3", "#1f5573", "#12324a"];
  for (const [row, sea] of seas.entries()) {
    paper.fillStyle = sea;
    paper.beginPath();
    paper.moveTo(0, height);
    for (let x = 0; x <= width + 4; x += 4) {
      const swell = Math.sin((x / width) * (5 + row) + (row % 2 ? -round : round) + row * 1.7);
      paper.lineTo(x, height * (0.5 + row * 0.095) + swell * height * (0.006 + row * 0.005));
    }
    paper.lineTo(width, height);
    paper.fill();
  }
  paper.fillStyle = "#fbf8f1";
  const bow = height * (0.49 + 0.006 * Math.sin(round));
  paper.beginPath();
  paper.moveTo(width * 0.24, bow - height * 0.09);
  paper.lineTo(width * 0.24, bow);
  paper.lineTo(width * 0.33, bow);
  paper.fill();
  paper.fillStyle = "#c84b31";
  paper.fillRect(width * 0.2, bow + height * 0.006, width * 0.14, height * 0.014);
};

/** The first cup, with steam. */
const steam: Draw = (paper, turn, width, height) => {
  const round = turn * 2 * Math.PI;
  paper.fillStyle = "#173f5a";
  paper.fillRect(0, 0, width, height);
  paper.fillStyle = "#b5471f";
  paper.fillRect(0, height * 0.78, width, height * 0.22);
  const middle = width / 2;
  paper.lineCap = "round";
  for (const strand of [-1, 0, 1]) {
    paper.strokeStyle = `rgb(247 240 226 / ${0.42 + 0.14 * Math.sin(round + strand * 2)})`;
    paper.lineWidth = width * 0.018;
    paper.beginPath();
    for (let up = 0; up <= 1; up += 0.05) {
      const sway = Math.sin(up * 5 - round + strand * 1.4) * width * 0.035 * up;
      const x = middle + strand * width * 0.07 + sway;
      paper.lineTo(x, height * (0.44 - up * 0.32));
    }
    paper.stroke();
  }
  paper.fillStyle = "#f7f0e2";
  paper.beginPath();
  paper.ellipse(middle, height * 0.83, width * 0.26, height * 0.045, 0, 0, 7);
  paper.fill();
  paper.strokeStyle = "#2b7fa3";
  paper.lineWidth = width * 0.03;
  paper.beginPath();
  paper.arc(middle + width * 0.18, height * 0.6, width * 0.065, -1.5, 1.5);
  paper.stroke();
  paper.fillStyle = "#2b7fa3";
  paper.beginPath();
  paper.moveTo(middle - width * 0.18, height * 0.48);
  paper.quadraticCurveTo(
    middle - width * 0.16,
    height * 0.82,
    middle - width * 0.06,
    height * 0.82,
  );
  paper.lineTo(middle + width * 0.06, height * 0.82);
  paper.quadraticCurveTo(
    middle + width * 0.16,
    height * 0.82,
    middle + width * 0.18,
    height * 0.48,
  );
  paper.fill();
  paper.fillStyle = "#3b1f2b";
  paper.beginPath();
  paper.ellipse(middle, height * 0.48, width * 0.18, height * 0.035, 0, 0, 7);
  paper.fill();
};

/** A bowl grows on the wheel and shrinks again. */
const wheel: Draw = (paper, turn, width, height) => {
  const round = turn * 2 * Math.PI;
  paper.fillStyle = "#efd8c3";
  paper.fillRect(0, 0, width, height);
  paper.fillStyle = "#64342a";
  paper.fillRect(0, height * 0.86, width, height * 0.14);
  const middle = width / 2;
  const rim = width * (0.2 + 0.06 * Math.sin(round));
  const top = height * (0.46 - 0.08 * Math.sin(round));
  paper.fillStyle = "#35181a";
  paper.beginPath();
  paper.ellipse(middle, height * 0.83, width * 0.36, height * 0.06, 0, 0, 7);
  paper.fill();
  for (let spoke = 0; spoke < 8; spoke++) {
    const angle = (spoke * Math.PI) / 4 + round * 2;
    paper.fillStyle = "#a9674a";
    paper.beginPath();
    const x = middle + Math.cos(angle) * width * 0.3;
    paper.ellipse(
      x,
      height * 0.83 + Math.sin(angle) * height * 0.045,
      width * 0.018,
      height * 0.009,
      0,
      0,
      7,
    );
    paper.fill();
  }
  const clay = paper.createLinearGradient(middle - rim, 0, middle + rim, 0);
  clay.addColorStop(0, "#a9674a");
  clay.addColorStop(0.4, "#e2a15f");
  clay.addColorStop(1, "#8a4a34");
  paper.fillStyle = clay;
  paper.beginPath();
  paper.moveTo(middle - rim, top);
  paper.bezierCurveTo(
    middle - rim * 1.3,
    height * 0.7,
    middle - width * 0.1,
    height * 0.8,
    middle - width * 0.1,
    height * 0.82,
  );
  paper.lineTo(middle + width * 0.1, height * 0.82);
  paper.bezierCurveTo(
    middle + width * 0.1,
    height * 0.8,
    middle + rim * 1.3,
    height * 0.7,
    middle + rim,
    top,
  );
  paper.fill();
  paper.fillStyle = "#64342a";
  paper.beginPath();
  paper.ellipse(middle, top, rim, height * 0.03, 0, 0, 7);
  paper.fill();
};

export const filmScenes = { waves, steam, wheel };
