import fc from 'fast-check';
import { mutantsOf } from '../../spec/mutations.ts';
import { soundWorkflows } from '../../spec/sound-workflows.ts';
import { TokenGame } from '../../spec/token-game.ts';
import { proveSoundness } from './prove-soundness.ts';
it('x', () => {
  const ws = fc.sample(soundWorkflows, 200);
  const t: any[] = [];
  for (const w of ws) { const a = performance.now(); const f = proveSoundness(w); const b = performance.now(); new TokenGame(w).isSound(); const c = performance.now(); t.push([b - a, c - b, w.steps.length, f.length]); }
  const m: any[] = [];
  for (const w of ws) for (const x of fc.sample(mutantsOf(w), 3)) { const a = performance.now(); const f = proveSoundness(x.workflow); const b = performance.now(); const s = new TokenGame(x.workflow).isSound(); const c = performance.now(); m.push([b - a, c - b, x.workflow.steps.length, f.length, f[0]?.code, x.what, s]); }
  for (const l of [t, m]) for (const i of [0, 1]) { const s = l.map((r) => r[i]).sort((p, q) => p - q); console.log(s[s.length >> 1], s[Math.floor(s.length * .9)], s.at(-1), s.reduce((p, q) => p + q), l.find((r) => r[i] === s.at(-1))); }
  console.log(JSON.stringify(t.map(r=>r[2])));
});
