// A display of our own, with a clipboard that is nobody else's.
import { spawn, spawnSync } from 'node:child_process';

/** Start an X display, hand its environment to `work`, and end it whatever happens. */
export async function withDisplay(work) {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.stdout.on('data', (data) => resolve(`:${data.toString().trim()}`));
  });
  try {
    return await work({ ...process.env, DISPLAY: number });
  } finally {
    server.kill();
  }
}

/** Put an HTML file on the clipboard; whether it was taken. */
export function copied(file, env) {
  return spawnSync('xclip', ['-selection', 'clipboard', '-t', 'text/html', '-i', file], { env, stdio: 'ignore' }).status === 0;
}
