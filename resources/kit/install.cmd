@echo off
rem SPDX-FileCopyrightText: 2026 Veilleuse contributors
rem SPDX-License-Identifier: GPL-3.0-or-later
rem Puts the Veilleuse agent in its place and has Windows start it every few hours.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HERE=%~dp0"
set "PLACE=%ProgramFiles%\Veilleuse Agent"

"%SystemRoot%\System32\fltmc.exe" >nul 2>&1
if errorlevel 1 (
  echo Relancez ce fichier : clic droit, « Exécuter en tant qu’administrateur ».
  echo Run this file again: right click, “Run as administrator”.
  exit /b 1
)

if exist "%HERE%veilleuse-agent.msi" goto package

rem An agent at work would hold its files; a former one leaves nothing behind.
"%SystemRoot%\System32\schtasks.exe" /End /TN "Veilleuse\Agent" >nul 2>&1
if exist "%PLACE%" rmdir /s /q "%PLACE%"
if exist "%PLACE%" goto failed
mkdir "%PLACE%" || goto failed
cd /d "%PLACE%" || goto failed

set "COPY=%SystemRoot%\System32\xcopy.exe"
if exist "%HERE%runtime\windows-x64\python\python.exe" (
  "%COPY%" "%HERE%runtime\windows-x64" . /E /I /Y /Q >nul
  if errorlevel 1 goto failed
)
"%COPY%" "%HERE%agent\veilleuse_agent" lib\veilleuse_agent /E /I /Y /Q >nul
if errorlevel 1 goto failed

cd lib || goto failed
if exist "%PLACE%\python\python.exe" (
  "%PLACE%\python\python.exe" -m veilleuse_agent enrol --kit "%HERE%." --schedule
) else (
  "%SystemRoot%\py.exe" -3 -m veilleuse_agent enrol --kit "%HERE%." --schedule
)
if errorlevel 1 goto unfinished
exit /b 0

:package
rem The account SYSTEM reads the kit: it may not see the share or the stick this was started from.
set "KIT=%SystemRoot%\Temp\veilleuse-kit"
if exist "%KIT%" rmdir /s /q "%KIT%"
mkdir "%KIT%" || goto failed
copy /y "%HERE%veilleuse-agent.msi" "%KIT%" >nul || goto failed
copy /y "%HERE%site.json" "%KIT%" >nul || goto failed
"%SystemRoot%\System32\msiexec.exe" /i "%KIT%\veilleuse-agent.msi" /qn /norestart
set "RESULT=%errorlevel%"
rmdir /s /q "%KIT%"
if "%RESULT%"=="3010" set "RESULT=0"
if not "%RESULT%"=="0" goto unfinished
echo Cette machine est rattachée à l’établissement ; l’agent sera lancé régulièrement.
echo This machine belongs to the site; the agent will run regularly.
exit /b 0

:failed
echo La copie vers « %PLACE% » a échoué. L’agent n’est pas installé.
echo The copy to “%PLACE%” failed. The agent is not installed.
exit /b 2

:unfinished
echo L’agent est copié, mais il n’a pas pu être mis en service : voyez le message ci-dessus et LISEZMOI.txt.
echo The agent is copied but could not be put into service: see the message above and README.txt.
exit /b 3
