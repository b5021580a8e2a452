import { variables } from '../palette.ts';

const rules = `
*{box-sizing:border-box}
[hidden]{display:none!important}
html{background:var(--sl-back);color:var(--sl-plain);color-scheme:light dark;font:15px/1.45 system-ui,sans-serif;scroll-padding:5rem}
body{margin:0 auto;max-width:110rem;padding:0 1rem}
h1{font-size:1.3rem;margin:1rem 0 .2rem}
h2{font-size:1rem;margin:1rem 0 .4rem}
p{margin:.3rem 0}
a{color:var(--sl-read)}
code,td,li,.t{overflow-wrap:anywhere}
.dim{color:var(--sl-dim)}
.notice{border-left:4px solid var(--sl-write);padding:.2rem .7rem}
nav,.state,footer{background:var(--sl-back)}
nav{align-items:center;border-bottom:1px solid var(--sl-line);display:flex;flex-wrap:wrap;gap:.5rem;padding:.6rem 0;position:sticky;top:0;z-index:1}
nav input[type=range]{flex:1 1 9rem;min-height:24px;min-width:6rem}
button{background:var(--sl-back);border:1px solid var(--sl-dim);border-radius:6px;color:inherit;font:inherit;min-height:32px;min-width:32px;padding:.1rem .7rem}
button[aria-disabled=true]{border-style:dashed;color:var(--sl-dim)}
:focus-visible{outline:3px solid var(--sl-read);outline-offset:2px}
.box{border:1px solid var(--sl-line);border-radius:6px;overflow:auto}
main{display:grid;gap:0 1.5rem;grid-template-columns:minmax(0,1fr)}
ol.steps{list-style:none;margin:0;padding:.4rem}
ol.steps>li{border-left:4px solid transparent;padding:.1rem .5rem}
ol.steps ul{list-style:none;margin:0;padding-left:1rem}
ol.steps li.now{background:var(--now);border-color:var(--sl-write)}
ol.steps a{color:inherit;display:inline-block;font-weight:600;min-height:24px}
.bad{color:var(--sl-bad)}.good{color:var(--sl-good)}.event{color:var(--sl-event)}
.sl .sl-row.now{fill:var(--now)}
table{border-collapse:collapse;margin:.2rem 0 .8rem;width:100%}
caption{font-weight:600;text-align:left}
th,td{border:1px solid var(--sl-line);padding:.15rem .5rem;text-align:left;vertical-align:top}
td,.t{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.87rem;white-space:pre-wrap}
tr.changed td{background:var(--now);font-weight:600}
.held{border:1px dashed var(--sl-dim)}
ul.queue{list-style:none;padding:0}
ul.queue li{margin:.2rem 0;padding:.1rem .5rem}
footer{border-top:1px solid var(--sl-line);bottom:0;padding:.5rem 0;position:sticky}
kbd{border:1px solid var(--sl-dim);border-radius:4px;padding:0 .3rem}
@media(min-width:64rem){main{grid-template-columns:minmax(0,1.7fr) minmax(20rem,1fr)}.state{align-self:start;max-height:calc(100vh - 11rem);overflow:auto;position:sticky;top:4.5rem}}
.js #picture{max-height:42vh}
.js #list{max-height:max(9rem,calc(58vh - 18rem))}
@media(max-width:30rem){body{padding:0 .6rem}button{padding:.1rem .45rem}footer p.keys{display:none}}
@media(prefers-reduced-motion:no-preference){ol.steps li{transition:background-color .1s}}
@media(forced-colors:active){svg.sl{--sl-back:Canvas;--sl-line:GrayText;--sl-acts:Highlight;--sl-plain:CanvasText;--sl-dim:CanvasText;--sl-title:CanvasText;--sl-write:CanvasText;--sl-read:CanvasText;--sl-event:CanvasText;--sl-good:CanvasText;--sl-bad:CanvasText;--sl-leak:CanvasText}.sl .sl-row.now{fill:none;stroke:Highlight}ol.steps li.now{border-color:Highlight}}
@media print{nav,footer{position:static}.js .box{max-height:none!important}}`;

const [light, dark] = [`${variables('light')};--now:#fff3c4`, `${variables('dark')};--now:#3a3215`];

/** How the page looks: by the reader's preference, or by the attribute that the page's button sets. */
export const reportStyle: string = [
  `:root{${light}}@media(prefers-color-scheme:dark){:root{${dark}}}`,
  `:root[data-theme=light]{${light};color-scheme:light}:root[data-theme=dark]{${dark};color-scheme:dark}`,
  rules.replaceAll('\n', ''),
].join('');
