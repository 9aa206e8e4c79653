// A stand-in for the CUDA driver: the host's side of its contract on host memory. It executes no kernel. See ../README.md.
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INVALID_VALUE = 1, OUT_OF_MEMORY = 2, NO_DEVICE = 100, INVALID_CONTEXT = 201, INVALID_PTX = 218, NOT_FOUND = 500,
       CAPTURE_UNSUPPORTED = 900, CAPTURE_INVALIDATED = 901 };

static char log_text[1 << 20];
static size_t log_used;
static int devices = 1, capability = 90, version = 12080, capturing, invalidated, sticky, retained;
static size_t total, taken;
static struct { char call[64]; int nth, code; } failure;
static __thread void* current;
static char context; // its address is the context's handle

// What the stream has still to do.
struct work { struct work* next; void* to; const void* from; size_t bytes; int value; };
static struct work *first, **last = &first;

struct block { struct block* next; size_t bytes; char* data; };
static struct block* blocks;
static char* pinned;
static size_t pinned_bytes;

struct function { char name[128]; int count, sizes[64]; };
struct module { int count; struct function functions[16]; };
struct graph { int count; char launches[64][2048]; };
static struct graph* recorded;

// For tests.
void standin_reset(void)
{
    log_used = 0, log_text[0] = 0, failure.nth = 0, sticky = 0, devices = 1, capability = 90, version = 12080, total = (size_t)64 << 20;
}
const char* standin_calls(void) { return log_text; }
void standin_fail(const char* call, int nth, int code) { snprintf(failure.call, sizeof failure.call, "%s", call), failure.nth = nth, failure.code = code; }
void standin_device(int count, int of_capability, int of_version) { devices = count, capability = of_capability, version = of_version; }
size_t standin_taken(void) { return taken; }
int standin_retained(void) { return retained; }

static void say(const char* format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (log_used < sizeof log_text) log_used += vsnprintf(log_text + log_used, sizeof log_text - log_used, format, arguments);
    va_end(arguments);
}

// Writes the call down and gives the failure that a test asked for. A lost device stays lost.
static int begin(const char* call)
{
    say("%s\n", call);
    if (failure.nth > 0 && strcmp(call, failure.call) == 0 && --failure.nth == 0)
    {
        int code = failure.code;
        if (code == 46 || code == 214 || code == 700 || code == 719) sticky = code;
        return code;
    }
    return sticky;
}

#define BEGIN() do { int code_ = begin(__func__); if (code_) return code_; } while (0)
#define BEGIN_IN_CONTEXT() do { BEGIN(); if (current != &context || !retained) return INVALID_CONTEXT; } while (0)
#define NOT_IN_CAPTURE() do { if (capturing) { invalidated = 1; return CAPTURE_UNSUPPORTED; } } while (0)

static struct block* owner(const void* at)
{
    for (struct block* block = blocks; block; block = block->next)
        if ((const char*)at >= block->data && (const char*)at < block->data + block->bytes) return block;
    return NULL;
}

static int inside(const void* at, size_t bytes)
{
    struct block* block = owner(at);
    return block && (const char*)at + bytes <= block->data + block->bytes;
}

static void later(void* to, const void* from, size_t bytes, int value)
{
    struct work* work = malloc(sizeof *work);
    *work = (struct work){ NULL, to, from, bytes, value };
    *last = work, last = &work->next;
}

static void catch_up(void)
{
    while (first)
    {
        struct work* work = first;
        if (work->from) memcpy(work->to, work->from, work->bytes);
        else memset(work->to, work->value, work->bytes);
        first = work->next;
        free(work);
    }
    last = &first;
}

int cuInit(unsigned flags) { BEGIN(); (void)flags; return devices ? 0 : NO_DEVICE; }
int cuDriverGetVersion(int* value) { BEGIN(); *value = version; return 0; }
int cuDeviceGetCount(int* count) { BEGIN(); *count = devices; return 0; }
int cuDeviceGet(int* device, int index) { BEGIN(); *device = index; return index < devices ? 0 : INVALID_VALUE; }
int cuDeviceGetName(char* name, int room, int device) { BEGIN(); snprintf(name, room, "Stand-in %d", device); return 0; }
int cuDeviceTotalMem_v2(size_t* bytes, int device) { BEGIN(); (void)device; *bytes = total; return 0; }

int cuDeviceGetAttribute(int* value, int attribute, int device)
{
    BEGIN();
    (void)device;
    switch (attribute)
    {
        case 1: *value = 1024; return 0;
        case 16: *value = 4; return 0;
        case 75: *value = capability / 10; return 0;
        case 76: *value = capability % 10; return 0;
        default: return INVALID_VALUE;
    }
}

// Names and words as the driver has them, for the codes that the tests use.
static const struct { int code; const char *name, *text; } codes[] =
{
    { 1, "CUDA_ERROR_INVALID_VALUE", "invalid argument" }, { 2, "CUDA_ERROR_OUT_OF_MEMORY", "out of memory" }, { 100, "CUDA_ERROR_NO_DEVICE", "no CUDA-capable device is detected" },
    { 201, "CUDA_ERROR_INVALID_CONTEXT", "invalid device context" }, { 214, "CUDA_ERROR_ECC_UNCORRECTABLE", "uncorrectable ECC error encountered" },
    { 218, "CUDA_ERROR_INVALID_PTX", "a PTX JIT compilation failed" }, { 222, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION", "the provided PTX was compiled with an unsupported toolchain." },
    { 46, "CUDA_ERROR_DEVICE_UNAVAILABLE", "CUDA-capable device(s) is/are busy or unavailable" }, { 500, "CUDA_ERROR_NOT_FOUND", "named symbol not found" },
    { 700, "CUDA_ERROR_ILLEGAL_ADDRESS", "an illegal memory access was encountered" }, { 719, "CUDA_ERROR_LAUNCH_FAILED", "unspecified launch failure" },
    { 803, "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH", "system has unsupported display driver / cuda driver combination" },
    { 900, "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED", "operation not permitted when stream is capturing" },
    { 901, "CUDA_ERROR_STREAM_CAPTURE_INVALIDATED", "operation failed due to a previous error during capture" },
};

int cuGetErrorName(int code, const char** name)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].code == code) return *name = codes[i].name, 0;
    return *name = NULL, INVALID_VALUE;
}

int cuGetErrorString(int code, const char** text)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].code == code) return *text = codes[i].text, 0;
    return *text = NULL, INVALID_VALUE;
}

int cuDevicePrimaryCtxRetain(void** handle, int device) { BEGIN(); (void)device; retained++; *handle = &context; return 0; }
int cuDevicePrimaryCtxRelease_v2(int device) { retained--; BEGIN(); (void)device; return 0; }
int cuCtxSetCurrent(void* handle) { BEGIN(); current = handle; return 0; }

int cuStreamCreate(void** stream, unsigned flags) { BEGIN_IN_CONTEXT(); (void)flags; *stream = &first; return 0; }
int cuStreamDestroy_v2(void* stream) { BEGIN_IN_CONTEXT(); (void)stream; return 0; }

int cuStreamSynchronize(void* stream)
{
    (void)stream;
    BEGIN_IN_CONTEXT();
    NOT_IN_CAPTURE();
    catch_up();
    return 0;
}

int cuMemGetInfo_v2(size_t* unused, size_t* all) { BEGIN_IN_CONTEXT(); *unused = total - taken; *all = total; return 0; }

int cuMemAlloc_v2(uint64_t* memory, size_t bytes)
{
    BEGIN_IN_CONTEXT();
    NOT_IN_CAPTURE();
    if (bytes == 0) return INVALID_VALUE;
    if (bytes > total - taken) return OUT_OF_MEMORY;
    struct block* block = malloc(sizeof *block);
    *block = (struct block){ blocks, bytes, malloc(bytes) };
    memset(block->data, 0xCD, bytes);
    blocks = block, taken += bytes, *memory = (uintptr_t)block->data;
    return 0;
}

int cuMemFree_v2(uint64_t memory)
{
    int code = begin(__func__);
    catch_up();
    for (struct block** at = &blocks; *at; at = &(*at)->next)
    {
        struct block* block = *at;
        if ((uintptr_t)block->data != memory) continue;
        *at = block->next, taken -= block->bytes;
        free(block->data), free(block);
        return code;
    }
    return code ? code : INVALID_VALUE;
}

int cuMemAllocHost_v2(void** memory, size_t bytes) { BEGIN_IN_CONTEXT(); *memory = pinned = malloc(bytes), pinned_bytes = bytes; return 0; }
int cuMemFreeHost(void* memory) { int code = begin(__func__); free(memory), pinned = NULL, pinned_bytes = 0; return code; }

int cuMemsetD8Async(uint64_t memory, unsigned char value, size_t count, void* stream)
{
    BEGIN_IN_CONTEXT();
    (void)stream;
    if (!inside((void*)memory, count)) return INVALID_VALUE;
    later((void*)memory, NULL, count, value);
    return 0;
}

// Page-locked memory is read as late as the next synchronization, other memory before the call returns: what the real driver may do.
int cuMemcpyHtoDAsync_v2(uint64_t to, const void* from, size_t bytes, void* stream)
{
    BEGIN_IN_CONTEXT();
    (void)stream;
    if (!inside((void*)to, bytes)) return INVALID_VALUE;
    if (!((const char*)from >= pinned && (const char*)from < pinned + pinned_bytes))
    {
        catch_up();
        memcpy((void*)to, from, bytes);
    }
    else later((void*)to, from, bytes, 0);
    return 0;
}

int cuMemcpyDtoHAsync_v2(void* to, uint64_t from, size_t bytes, void* stream)
{
    BEGIN_IN_CONTEXT();
    (void)stream;
    if (!inside((void*)from, bytes)) return INVALID_VALUE;
    later(to, (void*)from, bytes, 0);
    return 0;
}

// Finds ".entry NAME(" and the sizes of its ".param"s in PTX.
static int read_functions(const char* ptx, struct module* module)
{
    for (const char* at = strstr(ptx, ".entry "); at && module->count < 16; at = strstr(at, ".entry "))
    {
        struct function* function = &module->functions[module->count++];
        at += strlen(".entry ");
        size_t length = strcspn(at, "( \n");
        if (length >= sizeof function->name) return INVALID_PTX;
        memcpy(function->name, at, length);
        const char* end = strchr(at, ')');
        if (!end) return INVALID_PTX;
        for (const char* parameter = strstr(at, ".param"); parameter && parameter < end && function->count < 64; parameter = strstr(parameter + 1, ".param"))
        {
            const char* line = parameter + strcspn(parameter, "\n,)");
            const char* array = memchr(parameter, '[', line - parameter);
            function->sizes[function->count++] = array ? atoi(array + 1) : strncmp(parameter + strlen(".param .u"), "64", 2) == 0 ? 8 : 4;
        }
    }
    return module->count ? 0 : INVALID_PTX;
}

int cuModuleLoadDataEx(void** handle, const char* image, unsigned count, int* options, void** values)
{
    int code = begin(__func__);
    struct module* module = calloc(1, sizeof *module);
    if (!code) code = read_functions(image, module);
    if (code)
    {
        for (unsigned i = 0; i < count; i++) // CU_JIT_ERROR_LOG_BUFFER, whose size comes next
            if (options[i] == 5) snprintf(values[i], (size_t)values[i + 1], "ptxas fatal: the stand-in does not take this");
        free(module);
        return code;
    }
    for (unsigned i = 0; i < count; i++)
        if (options[i] < 3 || options[i] > 6) return INVALID_VALUE; // only logs are expected
    *handle = module;
    return 0;
}

int cuModuleUnload(void* module) { int code = begin(__func__); free(module); return code; }

int cuModuleGetFunction(void** handle, struct module* module, const char* name)
{
    BEGIN_IN_CONTEXT();
    for (int i = 0; i < module->count; i++)
        if (strcmp(module->functions[i].name, name) == 0) return *handle = &module->functions[i], 0;
    return NOT_FOUND;
}

static int show(char* text, size_t room, const struct function* function, unsigned groups, unsigned items, void** arguments)
{
    int used = snprintf(text, room, "%s <%u x %u>", function->name, groups, items);
    for (int i = 0; i < function->count; i++)
    {
        used += snprintf(text + used, room - used, " ");
        struct block* block = function->sizes[i] == 8 ? owner(*(void**)arguments[i]) : NULL;
        if (block) used += snprintf(text + used, room - used, "@%zu", (size_t)(*(char**)arguments[i] - block->data)); // offset in memory
        else
            for (int byte = 0; byte < function->sizes[i]; byte++) used += snprintf(text + used, room - used, "%02x", ((unsigned char*)arguments[i])[byte]);
    }
    return used;
}

int cuLaunchKernel(struct function* function, unsigned gx, unsigned gy, unsigned gz, unsigned x, unsigned y, unsigned z, unsigned shared, void* stream,
    void** arguments, void** extra)
{
    BEGIN_IN_CONTEXT();
    (void)shared, (void)stream;
    if (!gx || gy != 1 || gz != 1 || !x || y != 1 || z != 1 || extra || x > 1024) return INVALID_VALUE;
    if (capturing && recorded->count < 64) show(recorded->launches[recorded->count++], sizeof recorded->launches[0], function, gx, x, arguments);
    else
    {
        char text[2048];
        show(text, sizeof text, function, gx, x, arguments);
        say("  %s\n", text);
    }
    return 0;
}

int cuStreamBeginCapture_v2(void* stream, int mode)
{
    BEGIN_IN_CONTEXT();
    (void)stream;
    if (capturing || mode != 1) return INVALID_VALUE;
    capturing = 1, invalidated = 0, recorded = calloc(1, sizeof *recorded);
    return 0;
}

int cuStreamEndCapture(void* stream, void** graph)
{
    (void)stream;
    capturing = 0;
    int code = begin(__func__);
    if (!code && invalidated) code = CAPTURE_INVALIDATED;
    if (code) free(recorded);
    *graph = code ? NULL : recorded;
    return code;
}

int cuGraphInstantiateWithFlags(void** executable, struct graph* graph, unsigned long long flags)
{
    BEGIN_IN_CONTEXT();
    if (flags) return INVALID_VALUE;
    *executable = memcpy(malloc(sizeof *graph), graph, sizeof *graph);
    return 0;
}

int cuGraphLaunch(struct graph* executable, void* stream)
{
    BEGIN_IN_CONTEXT();
    (void)stream;
    for (int i = 0; i < executable->count; i++) say("  %s\n", executable->launches[i]);
    return 0;
}

int cuGraphExecDestroy(void* executable) { int code = begin(__func__); free(executable); return code; }
int cuGraphDestroy(void* graph) { int code = begin(__func__); free(graph); return code; }

__attribute__((constructor)) static void start(void) { standin_reset(); }
