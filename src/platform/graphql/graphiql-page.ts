/** Where the page and its files are served. */
export const GRAPHIQL_PATH = '/graphiql';

/**
 * The page runs its own files and talks to its own origin, nothing else. Styles may stand in the page,
 * because the editor writes them there; scripts may not.
 */
export const GRAPHIQL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const GRAPHIQL_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>GraphiQL - Liège Hub</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${GRAPHIQL_PATH}/files/app.css">
  </head>
  <body class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript.</noscript>
    <div id="root"></div>
    <script src="${GRAPHIQL_PATH}/files/workers.js"></script>
    <script src="${GRAPHIQL_PATH}/files/app.js"></script>
    <script src="${GRAPHIQL_PATH}/files/start.js"></script>
  </body>
</html>
`;

/** Before the editor is loaded: where its workers are. */
export const WORKERS_SCRIPT = `'use strict';
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_, label) => '${GRAPHIQL_PATH}/files/worker-' + label + '.js',
};
`;

/**
 * Starts GraphiQL with a fetcher of ours: the one that comes with the page sends no token over a WebSocket.
 * The Headers tab is used for both doors: { "authorization": "Bearer ..." }.
 */
export const START_SCRIPT = `'use strict';
(() => {
  const endpoint = '/graphql';

  const post = async (body, headers) => {
    const accept = 'application/graphql-response+json, application/json;q=0.9';
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, ...headers },
      body: JSON.stringify(body),
    });
    return response.json();
  };

  // graphql-transport-ws, one socket for each subscription.
  const follow = (body, headers) => ({
    async *[Symbol.asyncIterator]() {
      const socket = new WebSocket(endpoint.replace(/^/, location.origin.replace(/^http/, 'ws')), 'graphql-transport-ws');
      const waiting = [];
      let wake = () => undefined;
      const push = (message) => { waiting.push(message); wake(); };
      socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: headers }));
      socket.onclose = ({ code, reason }) => push({ type: 'closed', code, reason });
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        if (message.type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: body }));
        else if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
        else push(message);
      };
      try {
        for (;;) {
          while (waiting.length === 0) await new Promise((resolve) => { wake = resolve; });
          const { type, payload, code, reason } = waiting.shift();
          if (type === 'next') yield payload;
          else if (type === 'error') yield { errors: payload };
          else if (type === 'closed') yield { errors: [{ message: 'The socket was closed: ' + code + ' ' + reason }] };
          if (type !== 'next') return;
        }
      } finally {
        socket.close();
      }
    },
  });

  const isSubscription = ({ query, operationName }) => {
    const name = operationName ? '\\\\s+' + operationName + '\\\\b' : '\\\\b';
    return new RegExp('(^|[}\\\\s])subscription' + name).test(query.replace(/#.*/g, ''));
  };

  const fetcher = ({ query, variables, operationName }, { headers = {} } = {}) => {
    const body = { query, variables, operationName };
    return isSubscription(body) ? follow(body, headers) : post(body, headers);
  };

  YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
    fetcher,
    title: 'Liège Hub',
    shouldPersistHeaders: false,
    isHeadersEditorEnabled: true,
    defaultQuery: '# Sign in with the mutation signIn, then put the token into the Headers tab below:\\n# { "authorization": "Bearer ..." }\\n',
  });
})();
`;
