// npm must not fetch a browser: set-up (scripts/) finds or installs one, and says so.
module.exports = { skipDownload: true };
