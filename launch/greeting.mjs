/** Something to paste into GraphiQL that needs no sign-in. */
const FIRST_QUERY = '{ hubTime hubs { code name place { country timeZone } } }';

const CLOCK =
  '  It is March 2020. Move the clock, and spring 2020 goes by:  npm run hub -- clock advance 1d\n' +
  '  What happens and how to follow it: docs/spring-2020.md';

/**
 * The last thing that `npm start` prints.
 *
 * @param {{ address: string, signIns: string, logFolder: string, seconds: number }} hub `signIns` is empty where
 *   there is no demo
 * @returns {string}
 */
export function greeting({ address, signIns, logFolder, seconds }) {
  const lines = [
    '',
    `The hub is ready after ${seconds.toFixed(1)} s.`,
    '',
    `  Address    ${address}`,
    `  GraphiQL   ${address}/graphiql`,
    `  Logs       ${logFolder}`,
    '',
  ];
  if (signIns !== '') lines.push(signIns, '', CLOCK, '');
  lines.push(
    'A first query, to paste into GraphiQL:',
    '',
    `  ${FIRST_QUERY}`,
    '',
    'or into a terminal:',
    '',
    `  curl -s ${address}/graphql -H 'content-type: application/json' \\`,
    `    -d '${JSON.stringify({ query: FIRST_QUERY })}'`,
    '',
    'Ctrl-C stops everything; npm start again keeps the data.',
  );
  return lines.join('\n');
}
