; The installer for Windows: makensis packaging\windows\fenshui.nsi, after packaging\windows\build.cmd made the program.
Unicode true
!include "MUI2.nsh"
!define VERSION "0.1.0"
Name "Fenshui 分水"
OutFile "..\..\results\fenshui-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\Fenshui"
RequestExecutionLevel user
SetCompressor /SOLID lzma
!insertmacro MUI_PAGE_LICENSE "..\..\THIRD_PARTY.md"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

Section "Fenshui"
  SetOutPath "$INSTDIR"
  File /r "..\..\results\dist\fenshui\*.*"
  CreateDirectory "$SMPROGRAMS\Fenshui"
  CreateShortcut "$SMPROGRAMS\Fenshui\Fenshui 分水.lnk" "$INSTDIR\fenshui-window.exe"
  WriteRegStr HKCU "Software\Classes\.fenshui-case" "" "Fenshui.Case"
  WriteRegStr HKCU "Software\Classes\Fenshui.Case" "" "Fenshui negotiation case"
  WriteRegStr HKCU "Software\Classes\Fenshui.Case\shell\open\command" "" '"$INSTDIR\fenshui-window.exe" "%1"'
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Fenshui" "DisplayName" "Fenshui 分水"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Fenshui" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Fenshui" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ; The engine is compiled now, so that the first user does not wait for it.
  nsExec::ExecToLog '"$INSTDIR\fenshui.exe" self-test --quick'
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR"
  RMDir /r "$SMPROGRAMS\Fenshui"
  DeleteRegKey HKCU "Software\Classes\.fenshui-case"
  DeleteRegKey HKCU "Software\Classes\Fenshui.Case"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Fenshui"
SectionEnd
