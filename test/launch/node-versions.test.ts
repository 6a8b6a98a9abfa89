import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const url = pathToFileURL('launch/node-version.mjs').href;

function supported(versions: string[]): boolean[] {
  const script = `import { isSupportedNode } from ${JSON.stringify(url)};
    console.log(JSON.stringify(${JSON.stringify(versions)}.map((version) => isSupportedNode(version))));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  );
}

describe('the Node that the hub runs on', () => {
  const good = ['20.19.0', '20.20.2', '22.13.0', '22.22.3', '24.11.0', '24.12.1', '25.0.0', '26.1.0'];
  const bad = ['8.17.0', '18.20.8', '20.18.3', '21.7.3', '22.12.0', '23.11.1', '24.10.0'];

  it('is one of the range in package.json', () => {
    expect(JSON.parse(readFileSync('package.json', 'utf8')).engines.node).toBe('^20.19 || ^22.13 || >=24.11');
    expect(supported(good)).toEqual(good.map(() => true));
    expect(supported(bad)).toEqual(bad.map(() => false));
  });
});
