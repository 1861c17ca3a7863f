// A terminal description with direct colour, so that 24 bits need no extra package on the machine.
//
// It is xterm-256color with colours by semicolons (some terminals print the colon form as text), without what
// would recolour the person's palette, and without repetition and background erasure, which not all terminals
// that call themselves xterm have. Colours 0-7 are the palette's. Made by `tic -x -o D FILE` and
// `infocmp -A D -x -0 -q -Q2 wedge-direct` from:
//
//   wedge-direct|xterm with direct colour,
//     bce@, ccc@, flash@, initc@, meml@, memu@, oc@, rep@, RGB, colors#0x1000000, pairs#0x10000,
//     setaf=\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
//     setab=\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
//     use=xterm-256color,
#include "description.h"

const char direct_description[] =
    "b64:HgImACYADwCdAfAFd2VkZ2UtZGlyZWN0fHh0ZXJtIHdpdGggZGlyZWN0IGNvbG91cgAAAQAAAQAAAAEAAAAAAQEAAAAA"
    "AAAAAQAAAQAAAAAAAAAAAAAAAVAAAAAIAAAAGAAAAP____________________________________________________8A"
    "AAABAAABAAAABAAGAAgAGQAeACYAKgAuAP__OQBKAEwAUABXAP__WQBmAP__agBuAHgAfAD_____gACEAIkAjgD__6AApQCq"
    "AP__rwC0ALkAvgDHAMsA0gD__-QA6QDvAP7_________9QD_______8HAf__CwH_______8NAf__EgH__________xYBGgEg"
    "ASQBKAEsATIBOAE-AUQBSgFOAf__UwH__1cBXAFhAWUBbAH__3MBdwF_Af____________________________-HAZABmQH_"
    "_5wBpQGuAbcBwAHJAdIB2wHkAe0B________9gH6Af8B_v8EAg0C_____x8CIgItAjACMgI1ApIC__-VAv__________lwKb"
    "Ap8CowKnAv____-rAv__4AL_____5ALqAv_____________wAv_____________0AvgC____________________________"
    "_______________________________________8Av____8DA___________CgMRAxgD_____x8D__8mA________y0D____"
    "_________zQDOgNAA0cDTgNVA1wDZANsA3QDfAOEA4wDlAOcA6MDqgOxA7gDwAPIA9AD2APgA-gD8AP4A_8DBgQNBBQEHAQk"
    "BCwENAQ8BEQETARUBFsEYgRpBHAEeASABIgEkASYBKAEqASwBLcEvgTFBMoE____________________________________"
    "_______________________RBNwE4QT0BPgE_v_-______________________________8BBf______________________"
    "_wYF_____________________________________________________wwFHQX_____________________________LwX_"
    "______8zBYYF___________________ZBf______________________________________________________________"
    "__________________________________________________7__v8bW1oABwANABtbJWklcDElZDslcDIlZHIAG1szZwAb"
    "W0gbWzJKABtbSwAbW0oAG1slaSVwMSVkRwAbWyVpJXAxJWQ7JXAyJWRIAAoAG1tIABtbPzI1bAAIABtbPzEybBtbPzI1aAAb"
    "W0MAG1tBABtbPzEyOzI1aAAbW1AAG1tNABsoMAAbWzVtABtbMW0AG1s_MTA0OWgbWzIyOzA7MHQAG1sybQAbWzRoABtbOG0A"
    "G1s3bQAbWzdtABtbNG0AG1slcDElZFgAGyhCABsoQhtbbQAbWz8xMDQ5bBtbMjM7MDswdAAbWzRsABtbMjdtABtbMjRtABtb"
    "IXAbWz8zOzRsG1s0bBs-ABtbTAB_ABtbM34AG09CABtPUAAbWzIxfgAbT1EAG09SABtPUwAbWzE1fgAbWzE3fgAbWzE4fgAb"
    "WzE5fgAbWzIwfgAbT0gAG1syfgAbT0QAG1s2fgAbWzV-ABtPQwAbWzE7MkIAG1sxOzJBABtPQQAbWz8xbBs-ABtbPzFoGz0A"
    "G1s_MTAzNGwAG1s_MTAzNGgAG0UAG1slcDElZFAAG1slcDElZE0AG1slcDElZEIAG1slcDElZEAAG1slcDElZFMAG1slcDEl"
    "ZEwAG1slcDElZEQAG1slcDElZEMAG1slcDElZFQAG1slcDElZEEAG1tpABtbNGkAG1s1aQAbYxtdMTA0BwAbWyFwG1s_Mzs0"
    "bBtbNGwbPgAbOAAbWyVpJXAxJWRkABs3AAoAG00AJT8lcDkldBsoMCVlGyhCJTsbWzAlPyVwNiV0OzElOyU_JXA1JXQ7MiU7"
    "JT8lcDIldDs0JTslPyVwMSVwMyV8JXQ7NyU7JT8lcDQldDs1JTslPyVwNyV0OzglO20AG0gACQAbT3cAG095ABtPdQAbT3EA"
    "G09zAGBgYWFmZmdnaWlqamtrbGxtbW5ub29wcHFxcnJzc3R0dXV2dnd3eHh5eXp6e3t8fH19fn4AG1taABtbPzdoABtbPzds"
    "ABtPRQAbT0YAG09NABtbMzsyfgAbWzE7MkYAG1sxOzJIABtbMjsyfgAbWzE7MkQAG1s2OzJ-ABtbNTsyfgAbWzE7MkMAG1sy"
    "M34AG1syNH4AG1sxOzJQABtbMTsyUQAbWzE7MlIAG1sxOzJTABtbMTU7Mn4AG1sxNzsyfgAbWzE4OzJ-ABtbMTk7Mn4AG1sy"
    "MDsyfgAbWzIxOzJ-ABtbMjM7Mn4AG1syNDsyfgAbWzE7NVAAG1sxOzVRABtbMTs1UgAbWzE7NVMAG1sxNTs1fgAbWzE3OzV-"
    "ABtbMTg7NX4AG1sxOTs1fgAbWzIwOzV-ABtbMjE7NX4AG1syMzs1fgAbWzI0OzV-ABtbMTs2UAAbWzE7NlEAG1sxOzZSABtb"
    "MTs2UwAbWzE1OzZ-ABtbMTc7Nn4AG1sxODs2fgAbWzE5OzZ-ABtbMjA7Nn4AG1syMTs2fgAbWzIzOzZ-ABtbMjQ7Nn4AG1sx"
    "OzNQABtbMTszUQAbWzE7M1IAG1sxOzNTABtbMTU7M34AG1sxNzszfgAbWzE4OzN-ABtbMTk7M34AG1syMDszfgAbWzIxOzN-"
    "ABtbMjM7M34AG1syNDszfgAbWzE7NFAAG1sxOzRRABtbMTs0UgAbWzFLABtbPzY5bAAbWyVpJWQ7JWRSABtbNm4AG1s_JVs7"
    "MDEyMzQ1Njc4OV1jABtbYwAbWzM5OzQ5bQAbWzNtABtbMjNtABtbPzY5aBtbJWklcDElZHMAG1s_NjloG1slaTslcDElZHMA"
    "G1s8ABtbJT8lcDElezh9JTwldDMlcDElZCVlMzg7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9JS8lezI1NX0lJiVkOyVw"
    "MSV7MjU1fSUmJWQlO20AG1slPyVwMSV7OH0lPCV0NCVwMSVkJWU0ODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7"
    "MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCU7bQAbWz82OWgbWyVpJXAxJWQ7JXAyJWRzAAMAAABOAJ8A3AMBAQEAAAAJABIAGQAl"
    "ACoAPABDAEoAUABaAHoAgQCIAI8AlgCdAKQAqwCyALkAwADHAM4A1QDcAOMA6gDxAPgA_wAGAQ0BFAEbASIBKQEwATcBPgFF"
    "AUwBUwFaAWEBaAFvAXYBfQGEAYsBkgGZAaABpwGuAbUBvAHDAcoB0QHYAd8B5gHqAe4B8gH2AfoB_gECAgYCCgIOAhICFgIc"
    "AiECAAADAAcACgANABAAEwAWABkAHAAfACIAJQAoACsAMAA1ADoAPwBEAEgATQBSAFcAXABhAGcAbQBzAHkAfwCFAIsAkQCX"
    "AJ0AogCnAKwAsQC2ALwAwgDIAM4A1ADaAOAA5gDsAPIA-AD-AAQBCgEQARYBHAEiASgBLgEyATcBPAFBAUYBSwFPAVMBVwFb"
    "AV8BZQFrAXEBdwF9AYMBiQGOAZMBG1s_MjAwNGwAG1s_MjAwNGgAG10xMTIHABtdMTI7JXAxJXMHABtbM0oAG101MjslcDEl"
    "czslcDIlcwcAG1syMDF-ABtbMjAwfgAbWzIgcQAbWyVwMSVkIHEAG1s_MTAwNjsxMDAwJT8lcDElezF9JT0ldGglZWwlOwAb"
    "WzM7M34AG1szOzR-ABtbMzs1fgAbWzM7Nn4AG1szOzd-ABtbMTsyQgAbWzE7M0IAG1sxOzRCABtbMTs1QgAbWzE7NkIAG1sx"
    "OzdCABtbMTszRgAbWzE7NEYAG1sxOzVGABtbMTs2RgAbWzE7N0YAG1sxOzNIABtbMTs0SAAbWzE7NUgAG1sxOzZIABtbMTs3"
    "SAAbWzI7M34AG1syOzR-ABtbMjs1fgAbWzI7Nn4AG1syOzd-ABtbMTszRAAbWzE7NEQAG1sxOzVEABtbMTs2RAAbWzE7N0QA"
    "G1s2OzN-ABtbNjs0fgAbWzY7NX4AG1s2OzZ-ABtbNjs3fgAbWzU7M34AG1s1OzR-ABtbNTs1fgAbWzU7Nn4AG1s1Ozd-ABtb"
    "MTszQwAbWzE7NEMAG1sxOzVDABtbMTs2QwAbWzE7N0MAG1sxOzJBABtbMTszQQAbWzE7NEEAG1sxOzVBABtbMTs2QQAbWzE7"
    "N0EAG094ABtPdAAbT3YAG09yABtPRQAbT2sAG09sABtPbwAbT24AG09qABtPbQAbT3AAG1syOW0AG1s5bQAbWzwlaSVwMyVk"
    "OyVwMSVkOyVwMiVkOyU_JXA0JXRNJWVtJTsAQVgAUkdCAFhUAEJEAEJFAENyAENzAEUzAE1zAFBFAFBTAFNlAFNzAFhNAGtE"
    "QzMAa0RDNABrREM1AGtEQzYAa0RDNwBrRE4Aa0ROMwBrRE40AGtETjUAa0RONgBrRE43AGtFTkQzAGtFTkQ0AGtFTkQ1AGtF"
    "TkQ2AGtFTkQ3AGtIT00zAGtIT000AGtIT001AGtIT002AGtIT003AGtJQzMAa0lDNABrSUM1AGtJQzYAa0lDNwBrTEZUMwBr"
    "TEZUNABrTEZUNQBrTEZUNgBrTEZUNwBrTlhUMwBrTlhUNABrTlhUNQBrTlhUNgBrTlhUNwBrUFJWMwBrUFJWNABrUFJWNQBr"
    "UFJWNgBrUFJWNwBrUklUMwBrUklUNABrUklUNQBrUklUNgBrUklUNwBrVVAAa1VQMwBrVVA0AGtVUDUAa1VQNgBrVVA3AGth"
    "MgBrYjEAa2IzAGtjMgBrcDUAa3BBREQAa3BDTUEAa3BESVYAa3BET1QAa3BNVUwAa3BTVUIAa3BaUk8Acm14eABzbXh4AHht"
    "AA==";