# Build with everything, run with what running needs: no compiler, no tests, no second Node.
FROM node:26.10.0-bookworm-slim AS build
WORKDIR /service
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json nest-cli.json .swcrc ./
COPY apps apps
COPY libs libs
RUN npm run build

FROM node:26.10.0-bookworm-slim AS packages
WORKDIR /service
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

FROM node:26.10.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /service
COPY --from=packages /service/node_modules node_modules
COPY --from=build /service/dist dist
# Node reads `imports` from here.
COPY package.json ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# Without a shell in between, so that SIGTERM reaches the service.
# The flags of tools/service-flags.cjs.
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=512", "dist/apps/invoicing/src/main.js"]
