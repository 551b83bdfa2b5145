import { spawnSync } from 'node:child_process';
import { copyFileSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Service, startService } from '../service/start-service.ts';

const repository = join(import.meta.dirname, '..', '..');
const addressInTheDocs = 'http://127.0.0.1:3000';

interface Block {
  /** `sh`: every command succeeds. `sh refused`: every one is answered with a problem. */
  readonly kind: string;
  readonly code: string;
}

const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(join(repository, page), 'utf8').matchAll(/^```(sh\b.*)\n([^]*?)^```/gm)]
    .map(([, kind, code]) => ({ kind: kind!, code: code! }))
    .filter(({ code }) => /\$API|curl/.test(code) || code.includes(addressInTheDocs));

describe.each(['README.md', 'docs/getting-started.md', 'docs/operations.md'])('the commands of %s', (page) => {
  const blocks = blocksOf(page);
  let folder = '';
  let service: Service;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pasted-'));
    for (const name of ['bin', 'data']) mkdirSync(join(folder, name));
    copyFileSync(join(import.meta.dirname, 'curl-stand-in.mjs'), join(folder, 'bin/curl'));
    chmodSync(join(folder, 'bin/curl'), 0o700);
    service = await startService({ dataDir: join(folder, 'data') });
  });

  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('are answered as the page says, pasted one after another', () => {
    const script = blocks.map(({ code }, index) => `export BLOCK=${String(index)}\n${code}`).join('\n');
    const statuses = join(folder, 'statuses');
    const { status, stderr } = spawnSync('sh', ['-e', '-c', script.replaceAll(addressInTheDocs, service.url)], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: [join(folder, 'bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
        STATUSES: statuses,
      },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answers = readFileSync(statuses, 'utf8').trimEnd().split('\n');
    expect(answers.length).toBeGreaterThanOrEqual(blocks.length - 1);
    for (const answer of answers) {
      const [block, code] = answer.split(' ');
      const asSaid = blocks[Number(block)]!.kind === 'sh refused' ? /^4/ : /^2/;
      if (!asSaid.test(code!)) throw new Error(`not answered as the page says: ${answer}`);
    }
  });
});
