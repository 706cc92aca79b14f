/** `npm run bench [-- word …]`: measures awsh beside its peers, on this machine, now. */
import { benchComplete } from './complete.ts';
import { benchEverywhere } from './everywhere.ts';
import { benchFirstAnswer } from './first-answer.ts';
import { benchInstallSize } from './install-size.ts';
import { benchKeystroke } from './keystroke.ts';
import { benchNotebook } from './notebook.ts';
import { benchPages } from './pages.ts';
import { findPeers } from './peers.ts';
import { benchPrint } from './print.ts';
import { benchPrompt } from './prompt.ts';
import { benchSandbox } from './sandbox.ts';
import { benchTypeCheck } from './type-check.ts';

const peers = findPeers();
const benches = {
  prompt: () => benchPrompt(peers),
  'first-answer': () => benchFirstAnswer(peers),
  'install-size': benchInstallSize,
  sandbox: benchSandbox,
  pages: () => benchPages(peers),
  everywhere: benchEverywhere,
  print: benchPrint,
  keystroke: benchKeystroke,
  notebook: benchNotebook,
  'type-check': benchTypeCheck,
  complete: benchComplete,
};

const words = process.argv.slice(2);
let kept = true;
for (const [name, bench] of Object.entries(benches)) {
  if (words.length === 0 || words.includes(name)) kept = (await bench()) && kept;
}
console.log(`\n${kept ? 'every budget holds' : 'a budget is broken'}`);
process.exitCode = kept ? 0 : 1;
