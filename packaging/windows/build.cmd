@echo off
rem Makes results\dist\fenshui and, where NSIS is installed, the installer. Needs Python 3.11 (64 bit) and nothing else.
setlocal
cd /d "%~dp0..\.."
py -3.11 -m venv .venv || exit /b 1
rem The lock file holds hashes for Windows wheels too.
.venv\Scripts\python -m pip install --quiet --require-hashes --only-binary :all: -r packaging\requirements.lock || exit /b 1
.venv\Scripts\python -m pip install --quiet --no-deps --no-build-isolation --editable . || exit /b 1
.venv\Scripts\python packaging\third_party.py || exit /b 1
.venv\Scripts\pyinstaller --noconfirm --distpath results\dist --workpath results\build packaging\fenshui.spec || exit /b 1
results\dist\fenshui\fenshui self-test || exit /b 1
where makensis >nul 2>nul && makensis packaging\windows\fenshui.nsi
