// Runs before anything else, also on a Node that is much too old: no imports, and no syntax newer than ES2018.

/** The end of life of Node 20, after which it gets no security fixes. */
const NODE_20_END_OF_LIFE = '30 April 2026';

/**
 * Whether this Node can run the hub: `^20.19 || ^22.13 || >=24.11`, the range that package.json states too.
 *
 * @param {string} version such as `20.20.2` or `v24.11.0`
 * @returns {boolean}
 */
export function isSupportedNode(version) {
  const parts = version.replace(/^v/, '').split('.');
  const major = Number(parts[0]);
  const minor = Number(parts[1]);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 13;
  if (major === 24) return minor >= 11;
  return major > 24;
}

/**
 * Says in one sentence what is wrong with this Node or system, or what to know about it.
 *
 * @param {string} version
 * @param {{ quietly: boolean }} [manner] quietly: refuses, but gives no advice
 * @returns {boolean} false when the hub must not go on
 */
export function checkNode(version, manner = { quietly: false }) {
  if (process.platform === 'win32') {
    console.error(
      'The hub runs on Linux and macOS: on Windows, start it inside WSL (wsl --install brings it).',
    );
    return false;
  }
  if (!isSupportedNode(version)) {
    console.error(
      `Node ${version} cannot run the hub: install Node 24.11 or newer (22.13 or newer and 20.19 or newer within ` +
        'their lines work too), then try again.',
    );
    return false;
  }
  if (!manner.quietly && version.replace(/^v/, '').startsWith('20.')) {
    console.log(
      `Note: Node 20 has been past its end of life since ${NODE_20_END_OF_LIFE}; Node 24 is advised.`,
    );
  }
  return true;
}
