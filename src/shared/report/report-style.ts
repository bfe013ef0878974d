/** The report's looks, on screens and on paper. */
export const reportStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { max-width: 1200px; margin: 0 auto; padding: 32px 20px 64px; color: #0f2029; background: #fff;
  font: 14px/1.5 system-ui, 'Segoe UI', 'Liberation Sans', sans-serif; }
h1 { margin: 0; font-size: 30px; letter-spacing: -0.02em; line-height: 1.2; }
h2 { margin: 40px 0 8px; font-size: 18px; }
p { margin: 4px 0; }
.lead { font-size: 16px; }
.meta, p { color: #4a5f6a; }
.lead { color: #0f2029; }
.meta { font-size: 12px; overflow-wrap: anywhere; }
.figures { display: flex; flex-wrap: wrap; gap: 12px 36px; margin: 24px 0 0; }
.figures dt { color: #4a5f6a; font-size: 12px; }
.figures dd { margin: 0; font-size: 18px; font-weight: 600; font-variant-numeric: tabular-nums; }
figure { margin: 12px 0 0; }
figure svg { display: block; width: 100%; height: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid #dbe3e7; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { color: #4a5f6a; font-size: 12px; font-weight: 500; }
tbody th { font-weight: 600; }
.bars th { width: 140px; white-space: nowrap; border: 0; font-weight: 500; }
.bars td { border: 0; white-space: nowrap; }
.bars td:last-child { padding-left: 12px; }
.bars .track { position: relative; width: 60%; }
.bars .track div { position: absolute; left: 0; top: 7px; height: 14px; border-radius: 2px; }
.bars .bar { background: #0b6c80; }
.bars .range { background: repeating-linear-gradient(-45deg, #0b6c80 0 2px, #dceff3 2px 5px); }
.part { content-visibility: auto; }
.rows { table-layout: fixed; font-size: 12px; }
.rows td:nth-child(1), .rows th:nth-child(1) { width: 64px; color: #4a5f6a; }
.rows td:nth-child(3), .rows th:nth-child(3) { width: 84px; }
.rows td:nth-child(4), .rows th:nth-child(4) { width: 84px; }
.rows td:nth-child(5), .rows th:nth-child(5) { width: 38%; }
.rows [data-state='failed'] td:nth-child(5) { color: #b3261e; }
a { color: #0b6c80; text-decoration: none; }
a:hover { text-decoration: underline; }
@media print {
  body { max-width: none; padding: 0; font-size: 11px; }
  h2 { break-after: avoid; }
  figure, .bars, tr { break-inside: avoid; }
  .part { content-visibility: visible; }
  .rows { font-size: 9px; }
  .rows a::after { content: ' ' attr(href); color: #4a5f6a; }
  .bars div, figure svg { print-color-adjust: exact; }
}
`;
