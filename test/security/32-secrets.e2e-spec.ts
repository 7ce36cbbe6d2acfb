import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '#platform/config';

const scan = (folder: string) =>
  spawnSync(
    process.execPath,
    [
      projectPath('node_modules', 'secretlint', 'bin', 'secretlint.js'),
      '--secretlintrc',
      projectPath('.secretlintrc.json'),
      '**/*',
    ],
    { cwd: folder, encoding: 'utf8' },
  );

describe('32. the scan for secrets that every change passes', () => {
  it('finds a key in a file, which is named without the key', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-secrets-'));
    try {
      // Put together here, so that this file itself holds none.
      const key =
        ['-----BEGIN RSA', 'PRIVATE KEY-----\n'].join(' ') +
        'MIIEowIBAAKCAQEA'.repeat(12) +
        ['\n-----END RSA', 'PRIVATE KEY-----'].join(' ');
      writeFileSync(join(folder, 'harmless.txt'), 'SESSION_HOURS=10\n');
      expect(scan(folder).status).toBe(0);
      writeFileSync(join(folder, 'deploy.txt'), key);
      const { status, stdout } = scan(folder);
      expect([status, stdout.includes('deploy.txt')]).toEqual([1, true]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
