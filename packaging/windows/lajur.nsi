; Installs Lajur for one user, without administrator rights.
; Build: makensis -DBINARY=path\lajur.exe -DVERSION=0.1.0 packaging/windows/lajur.nsi
Unicode true
Target amd64-unicode
!include MUI2.nsh
!ifndef VERSION
  !define VERSION 0.1.0
!endif
Name "Lajur"
OutFile "lajur-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\Lajur"
RequestExecutionLevel user
!define MUI_ICON "lajur.ico"
!define MUI_UNICON "lajur.ico"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Lajur"

Section
  SetOutPath "$INSTDIR"
  File /oname=lajur.exe "${BINARY}"
  File "..\..\LICENSE-MIT"
  File "..\..\LICENSE-APACHE"
  File "..\..\THIRD-PARTY-NOTICES.md"
  CreateShortcut "$SMPROGRAMS\Lajur.lnk" "$INSTDIR\lajur.exe"
  WriteRegStr HKCU "Software\Classes\.lajur" "" "Lajur.Bundle"
  WriteRegStr HKCU "Software\Classes\Lajur.Bundle" "" "Berkas tukar Lajur"
  WriteRegStr HKCU "Software\Classes\Lajur.Bundle\shell\open\command" "" '"$INSTDIR\lajur.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Lajur"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd

; The office's data stays: only the program goes.
Section "Uninstall"
  Delete "$SMPROGRAMS\Lajur.lnk"
  Delete "$INSTDIR\lajur.exe"
  Delete "$INSTDIR\LICENSE-MIT"
  Delete "$INSTDIR\LICENSE-APACHE"
  Delete "$INSTDIR\THIRD-PARTY-NOTICES.md"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "Software\Classes\.lajur"
  DeleteRegKey HKCU "Software\Classes\Lajur.Bundle"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
