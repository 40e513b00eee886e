#!/bin/sh
# Install what the tests need and pip cannot give: Chromium, Java 17 and Maven (for a real Neo4j server),
# LibreOffice with a font that has the Vietnamese tones and one that has not (for PDF files), Tesseract (for scans).
# Runs where it may (root on a Debian-like system); elsewhere it only says what will be skipped.
# With CI=true a missing tool is an error.
set -u

has() { command -v "$1" >/dev/null 2>&1; }
has_tesseract() { has tesseract && tesseract --list-langs 2>&1 | grep -qx vie; }
has_browser() { has chromium || has chromium-browser || has google-chrome; }

wanted=""
has_browser || wanted="$wanted chromium"
has java || wanted="$wanted openjdk-17-jre-headless"
has mvn || wanted="$wanted maven"
has soffice || wanted="$wanted libreoffice-writer fonts-liberation fonts-urw-base35"
has_tesseract || wanted="$wanted tesseract-ocr tesseract-ocr-vie"

if [ -n "$wanted" ] && has apt-get && [ "$(id -u)" = 0 ]; then
  echo "Installing with apt-get:$wanted"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
fi

missing=""
has_browser || missing="$missing chromium(browser tests)"
{ has java && has mvn; } || missing="$missing java+maven(Neo4j tests)"
has soffice || missing="$missing libreoffice(PDF tests)"
has_tesseract || missing="$missing tesseract+vie(tests of scans)"
if [ -n "$missing" ]; then
  echo "NOT INSTALLED, their tests will be skipped:$missing" >&2
  echo "  Debian/Ubuntu: sudo apt-get install chromium openjdk-17-jre-headless maven libreoffice-writer fonts-urw-base35 tesseract-ocr-vie" >&2
  [ "${CI:-}" = true ] && exit 1
fi
exit 0
