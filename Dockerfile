# The website for a hosted Content Lake. It builds when it starts, because only then is the lake at
# hand; keep /app/.next and /app/.formulary on a volume and a restart serves at once.
FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --start-period=10m CMD node -e "fetch('http://127.0.0.1:3000/api/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["npm", "start"]
