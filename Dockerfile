# The image of the service, for amd64 and arm64. Stages: compile, collect production packages, put both on a Debian with Node and Chromium.
# For a reproducible build pass the bases with their digests: --build-arg NODE_IMAGE=node:24-trixie-slim@sha256:… --build-arg DEBIAN_IMAGE=debian:trixie-slim@sha256:…
ARG NODE_IMAGE=node:24-trixie-slim
ARG DEBIAN_IMAGE=debian:trixie-slim

# ── build: TypeScript → dist/ ───────────────────────────────────────────────────────────────────────────────────────────
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .puppeteerrc.cjs ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json prisma.config.ts ./
COPY prisma ./prisma
# Generating the client needs no schema engine; any executable file keeps the CLI from downloading one.
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx prisma generate
COPY src ./src
# Node reads source maps only when asked to, and nobody asks here.
RUN npx tsc -p . --declaration false --sourceMap false

# ── dependencies: what runs in production, and nothing else ─────────────────────────────────────────────────────────────
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .puppeteerrc.cjs ./
# "optional" goes too: the Prisma CLI and TypeScript are optional peers of packages we need, and would come along.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund
COPY --from=build /app/dist ./dist
COPY fonts ./fonts
COPY deploy/image/prune-packages.sh deploy/image/check-imports.sh /tmp/
RUN sh /tmp/prune-packages.sh
# The build fails here if that removed something that the service loads.
RUN sh /tmp/check-imports.sh

# ── service ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
# Node's own image brings npm, yarn and headers in a layer that a later one cannot make smaller. So only the program is taken from it.
FROM ${DEBIAN_IMAGE} AS service

COPY --from=dependencies /usr/local/bin/node /usr/local/bin/node

# Chromium's packages bring graphics drivers and their compiler (180 MB), and the parts of a browser with windows (30 MB), which a
# headless browser without a GPU never loads. ldd and a first page guard that nothing it does load has gone. setuid programs are of no use to an unprivileged service.
RUN apt-get update \
 && apt-get upgrade -y \
 && apt-get install -y --no-install-recommends chromium-headless-shell libstdc++6 tini \
 && apt-get clean \
 && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old /var/cache/ldconfig /var/log/apt /var/log/dpkg.log \
 && rm -rf /usr/lib/*/dri /usr/lib/*/libLLVM* /usr/lib/*/libz3.so* /usr/lib/*/libgallium* /usr/share/X11/xkb \
 && rm -rf /usr/lib/chromium/libVk* /usr/lib/chromium/libvk_swiftshader.so /usr/lib/chromium/vk_swiftshader_icd.json \
           /usr/lib/chromium/locales /usr/lib/chromium/resources.pak /usr/lib/chromium/chrome_[12]00_percent.pak \
 && find / -xdev -type f -perm /6000 -exec chmod a-s {} + \
 && groupadd --gid 10001 invoice-press \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin invoice-press \
 && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/invoice-press \
 && ldd /usr/local/bin/node /usr/lib/chromium/chromium-headless-shell > /tmp/libraries \
 && ! grep 'not found' /tmp/libraries \
 && node --version \
 && HOME=/tmp /usr/lib/chromium/chromium-headless-shell --no-sandbox --user-data-dir=/tmp/chromium --dump-dom 'data:text/html,it starts' > /tmp/page \
 && grep 'it starts' /tmp/page \
 && rm -rf /tmp/* \
 && command -v unshare

# Everything under /app belongs to root: the service can read its own code and not change it.
WORKDIR /app
COPY package.json LICENSE NOTICE ./
COPY --from=dependencies /app/node_modules ./node_modules
COPY prisma/schema.prisma ./prisma/schema.prisma
COPY prisma/migrations ./prisma/migrations
COPY templates ./templates
COPY fonts ./fonts
COPY deploy/image/healthcheck.mjs ./healthcheck.mjs
COPY --from=build /app/dist ./dist

# The real binary: /usr/bin/chromium-headless-shell is a shell wrapper, and killing it leaves Chromium alive.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    PUPPETEER_EXECUTABLE_PATH=/usr/lib/chromium/chromium-headless-shell

# By number, so that Kubernetes' runAsNonRoot can verify it.
USER 10001:10001
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["node", "/app/healthcheck.mjs", "/healthz"]

# tini is PID 1: it reaps the helpers of a browser that was killed, and passes SIGTERM on to the service alone.
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "dist/main.js"]

ARG VERSION=0.7.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="invoice-press" \
      org.opencontainers.image.description="HTML-to-PDF rendering microservice for invoices" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
