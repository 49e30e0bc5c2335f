; SPDX-FileCopyrightText: 2026 Veilleuse contributors
; SPDX-License-Identifier: GPL-3.0-or-later
; The desktop's set-up program. installer/setup_exe.py passes VERSION, NUMBERS, TREE, SIZE_KB, ICON, OUT and
; the file lists. Silent: /S, with /AllUsers or /CurrentUser, /D=folder last, /FIREWALL for the inbox's rule.
; The uninstaller: /S, with /DATA to delete this account's data too.
; SIGN, where it is passed, signs the uninstaller.
; Exit codes: 0 done, 2 failed or stopped, 3 newer version present, 4 system too old, 5 Veilleuse is running,
; 6 not enough room.
Unicode true
SetCompressor /SOLID ${COMPRESSOR}
CRCCheck force
ManifestDPIAware true
ManifestSupportedOS Win10
AllowSkipFiles off
SetDateSave off
Name "Veilleuse"
BrandingText "Veilleuse ${VERSION}"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"

!ifdef SIGN
  !uninstfinalize '${SIGN} -in "%1" -out "%1.signed" && mv "%1.signed" "%1"' = 0
!endif

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Veilleuse"
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "Veilleuse"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "Software\Veilleuse\Setup"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Place"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\Veilleuse\Setup"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Place"
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!insertmacro GetParameters
!insertmacro GetOptions
!insertmacro VersionCompare

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=1036 "ProductName" "Veilleuse"
VIAddVersionKey /LANG=1036 "CompanyName" "Veilleuse"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de Veilleuse"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "GPL-3.0-or-later"

Var Nmap
Var Firewall

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_TEXT "$(DONE)$\r$\n$\r$\n$Nmap"
!define MUI_FINISHPAGE_TEXT_LARGE
!define MUI_FINISHPAGE_RUN "$INSTDIR\veilleuse.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(OPEN)"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"
!include "${WORDS}"

!macro Refuse code text
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

; A program that runs cannot be opened for writing.
!macro RefuseWhileRunning
  ${For} $R1 1 3
    StrCpy $R2 "$INSTDIR\veilleuse.exe"
    ${If} $R1 = 2
      StrCpy $R2 "$INSTDIR\veilleuse.com"
    ${ElseIf} $R1 = 3
      StrCpy $R2 "$INSTDIR\python\python.exe"
    ${EndIf}
    ${If} ${FileExists} "$R2"
      ClearErrors
      FileOpen $R0 "$R2" a
      ${If} ${Errors}
        !insertmacro Refuse 5 "$(RUNNING)"
      ${EndIf}
      FileClose $R0
    ${EndIf}
  ${Next}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro Refuse 4 "$(TOO_OLD)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse 4 "$(TOO_OLD)"
  ${EndIf}
  SetRegView 64
  StrCpy $Firewall 0
  StrCpy $R9 $INSTDIR ; what /D said; MultiUser.nsh would forget it
  !insertmacro MULTIUSER_INIT
  ${If} $R9 != ""
    StrCpy $INSTDIR $R9
  ${EndIf}
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/FIREWALL" $R1
  ${IfNot} ${Errors}
    StrCpy $Firewall 1
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "$(PROGRAM)" program
  SectionIn RO
  AddSize ${SIZE_KB}
  ReadRegStr $R3 SHCTX "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $R3 != ""
    ${VersionCompare} "$R3" "${VERSION}" $R4
    ${If} $R4 = 1
      !insertmacro Refuse 3 "$(NEWER)"
    ${EndIf}
  ${EndIf}
  !insertmacro RefuseWhileRunning
  ${GetRoot} "$INSTDIR" $R5
  ${DriveSpace} "$R5\" "/D=F /S=K" $R6
  ${If} $R6 != ""
  ${AndIf} $R6 < ${ROOM_KB}
    !insertmacro Refuse 6 "$(NO_ROOM)"
  ${EndIf}

  ; What an earlier version brought goes first, data and settings stay.
  ReadRegStr $R7 SHCTX "Software\Veilleuse\Setup" "Place"
  ${If} $R7 != ""
  ${AndIf} ${FileExists} "$R7\uninstall.exe"
    ExecWait '"$R7\uninstall.exe" /S /UPGRADE _?=$R7' $R8
    Delete "$R7\uninstall.exe"
    RMDir "$R7"
  ${EndIf}

  ClearErrors
  !include "${PUT}"
  ${If} ${Errors}
    !insertmacro Refuse 2 "$(FAILED)"
  ${EndIf}
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Veilleuse.lnk" "$INSTDIR\veilleuse.exe" "" "$INSTDIR\veilleuse.exe" 0
  WriteRegStr SHCTX "Software\Veilleuse\Setup" "Place" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "Veilleuse"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\veilleuse.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "Veilleuse"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1

  ; Sealed reports open with Veilleuse, which takes them in.
  WriteRegStr SHCTX "Software\Classes\.vlse" "" "Veilleuse.Report"
  WriteRegStr SHCTX "Software\Classes\Veilleuse.Report" "" "$(REPORT)"
  WriteRegStr SHCTX "Software\Classes\Veilleuse.Report\DefaultIcon" "" "$INSTDIR\veilleuse.exe,0"
  WriteRegStr SHCTX "Software\Classes\Veilleuse.Report\shell\open\command" "" '"$INSTDIR\veilleuse.com" import "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  ; nmap is never brought along: said what it adds, and where it was found.
  StrCpy $Nmap "$(NMAP_MISSING)"
  ${If} ${FileExists} "$PROGRAMFILES32\Nmap\nmap.exe"
  ${OrIf} ${FileExists} "$PROGRAMFILES64\Nmap\nmap.exe"
    StrCpy $Nmap "$(NMAP_FOUND)"
  ${EndIf}
SectionEnd

Section /o "$(FIREWALL)" firewall
  StrCpy $Firewall 1
SectionEnd

Section "-rule"
  ${If} $Firewall = 1
  ${AndIf} $MultiUser.InstallMode == "AllUsers"
    nsExec::Exec 'netsh advfirewall firewall delete rule name="Veilleuse"'
    Pop $R0
    nsExec::Exec 'netsh advfirewall firewall add rule name="Veilleuse" dir=in action=allow program="$INSTDIR\veilleuse.exe" protocol=TCP localport=${PORT} profile=domain,private remoteip=LocalSubnet,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16'
    Pop $R0
    ${If} $R0 <> 0
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(NO_RULE)" /SD IDOK
    ${EndIf}
  ${EndIf}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${program} "$(PROGRAM_ABOUT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${firewall} "$(FIREWALL_ABOUT)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInstFailed
  MessageBox MB_OK|MB_ICONSTOP "$(FAILED)" /SD IDOK
  SetErrorLevel 2
FunctionEnd

Section "Uninstall"
  !insertmacro RefuseWhileRunning
  !include "${TAKE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/UPGRADE" $R1
  ${IfNot} ${Errors}
    Goto end
  ${EndIf}

  Delete "$SMPROGRAMS\Veilleuse.lnk"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "Software\Veilleuse\Setup"
  DeleteRegKey /ifempty SHCTX "Software\Veilleuse"
  ReadRegStr $R2 SHCTX "Software\Classes\.vlse" ""
  ${If} $R2 == "Veilleuse.Report"
    DeleteRegKey SHCTX "Software\Classes\.vlse"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\Veilleuse.Report"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} $MultiUser.InstallMode == "AllUsers"
    nsExec::Exec 'netsh advfirewall firewall delete rule name="Veilleuse"'
    Pop $R1
    nsExec::Exec 'schtasks /Delete /TN "Veilleuse\Inbox" /F'
    Pop $R1
  ${EndIf}

  SetShellVarContext current
  StrCpy $R3 0
  ClearErrors
  ${GetOptions} $R0 "/DATA" $R1
  ${IfNot} ${Errors}
    StrCpy $R3 1
  ${EndIf}
  ${If} $R3 = 0
  ${AndIf} ${FileExists} "$LOCALAPPDATA\veilleuse\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DELETE_DATA)" /SD IDNO IDNO +2
    StrCpy $R3 1
  ${EndIf}
  ${If} $R3 = 1
    RMDir /r "$LOCALAPPDATA\veilleuse"
    DeleteRegKey HKCU "Software\Veilleuse\veilleuse"
    DeleteRegKey /ifempty HKCU "Software\Veilleuse"
    nsExec::Exec 'cmdkey /delete:veilleuse'
    Pop $R1
  ${EndIf}
end:
SectionEnd
