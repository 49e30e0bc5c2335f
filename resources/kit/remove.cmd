@echo off
rem SPDX-FileCopyrightText: 2026 Veilleuse contributors
rem SPDX-License-Identifier: GPL-3.0-or-later
rem Takes the Veilleuse agent off this machine. Revoke it in Veilleuse afterwards.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "PLACE=%ProgramFiles%\Veilleuse Agent"

"%SystemRoot%\System32\fltmc.exe" >nul 2>&1
if errorlevel 1 (
  echo Relancez ce fichier : clic droit, « Exécuter en tant qu’administrateur ».
  echo Run this file again: right click, “Run as administrator”.
  exit /b 1
)
if exist "%~dp0veilleuse-agent.msi" (
  "%SystemRoot%\System32\msiexec.exe" /x "%~dp0veilleuse-agent.msi" /qn /norestart
  if not errorlevel 1 exit /b 0
)
if not exist "%PLACE%\lib\veilleuse_agent" (
  echo L’agent n’est pas installé sur cette machine.
  echo The agent is not installed on this machine.
  exit /b 0
)

cd /d "%PLACE%\lib" || exit /b 2
if exist "%PLACE%\python\python.exe" (
  "%PLACE%\python\python.exe" -m veilleuse_agent forget --yes
) else (
  "%SystemRoot%\py.exe" -3 -m veilleuse_agent forget --yes
)
if errorlevel 1 exit /b 3
cd /d "%SystemRoot%"
rmdir /s /q "%PLACE%"
