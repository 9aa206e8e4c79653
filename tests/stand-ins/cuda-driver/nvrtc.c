// A stand-in for NVRTC 12.8: its PTX only names the text's kernels and says with which options it was made. See ../README.md.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMPILATION = 6 };

struct program { char* text; char ptx[1 << 16]; const char* log; };

static int compilations;

int standin_compilations(void) { return compilations; }

int nvrtcVersion(int* major, int* minor) { return *major = 12, *minor = 8, 0; }
int nvrtcGetNumSupportedArchs(int* count) { return *count = 4, 0; }
int nvrtcGetSupportedArchs(int* architectures) { return memcpy(architectures, (int[]){ 50, 80, 90, 120 }, 4 * sizeof(int)), 0; }
const char* nvrtcGetErrorString(int code) { return code == COMPILATION ? "NVRTC_ERROR_COMPILATION" : code ? "NVRTC_ERROR_INVALID_INPUT" : "NVRTC_SUCCESS"; }

int nvrtcCreateProgram(struct program** handle, const char* text, const char* name, int headers, const char* const* header_texts, const char* const* header_names)
{
    (void)name, (void)header_texts, (void)header_names;
    if (headers) return 3;
    struct program* program = calloc(1, sizeof *program);
    program->text = strcpy(malloc(strlen(text) + 1), text);
    program->log = "";
    return *handle = program, 0;
}

int nvrtcCompileProgram(struct program* program, int count, const char* const* options)
{
    static const char mark[] = "__global__ void ";
    compilations++;
    if (strstr(program->text, "#error")) return program->log = "gpusim.cu(1): error: #error directive\n", COMPILATION;
    int used = 0;
    for (int i = 0; i < count; i++) used += snprintf(program->ptx + used, sizeof program->ptx - used, "// %s\n", options[i]);
    for (const char* at = strstr(program->text, mark); at; at = strstr(at, mark))
    {
        at += strlen(mark);
        used += snprintf(program->ptx + used, sizeof program->ptx - used, ".visible .entry %.*s()\n", (int)strcspn(at, "("), at);
    }
    return 0;
}

int nvrtcGetPTXSize(struct program* program, size_t* bytes) { return *bytes = strlen(program->ptx) + 1, 0; }
int nvrtcGetPTX(struct program* program, char* ptx) { return strcpy(ptx, program->ptx), 0; }
int nvrtcGetProgramLogSize(struct program* program, size_t* bytes) { return *bytes = strlen(program->log) + 1, 0; }
int nvrtcGetProgramLog(struct program* program, char* log) { return strcpy(log, program->log), 0; }
int nvrtcDestroyProgram(struct program** handle) { return free((*handle)->text), free(*handle), *handle = NULL, 0; }
